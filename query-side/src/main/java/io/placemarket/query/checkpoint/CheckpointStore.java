package io.placemarket.query.checkpoint;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.placemarket.query.checkpoint.CheckpointHead.Part;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Checkpoints in the database, each whole or absent: its bytes stand in documents of their own, and its head, without which nobody looks for
 * them, is written last and deleted first. Blocks.
 */
final class CheckpointStore {
    static final String HEADS = "view_checkpoints";
    static final String BYTES = "view_checkpoint_parts";

    private static final int IN_A_DOCUMENT = 4 << 20;
    /** More than are ever kept. */
    private static final int PAGE = 1_000;

    /** The character that comes after a slash. */
    private static final char AFTER_SLASH = '/' + 1;

    private final MongoCollection<Document> heads;
    private final MongoCollection<Document> bytes;

    CheckpointStore(MongoDatabase database) {
        heads = database.getCollection(HEADS);
        bytes = database.getCollection(BYTES);
        bytes.createIndex(Indexes.ascending("startedAt"));
    }

    /** All of them, the lowest position first. */
    List<CheckpointHead> heads() {
        List<CheckpointHead> all = new ArrayList<>();
        for (Document head :
                heads.find().sort(Sorts.ascending("_id")).limit(PAGE).batchSize(PAGE)) {
            all.add(head(head));
        }
        all.sort(Comparator.comparingLong(CheckpointHead::position));
        return all;
    }

    private static CheckpointHead head(Document head) {
        return new CheckpointHead(
                head.getLong("position"),
                head.getString("fold"),
                head.getString("lastEvent"),
                head.getDate("writtenAt").toInstant(),
                head.getString("attempt"),
                head.getList("parts", Document.class).stream()
                        .map(part -> new Part(
                                part.getString("name"), part.getInteger("documents"), part.getString("sha256")))
                        .toList());
    }

    /**
     * The bytes of one of its parts.
     *
     * @throws DamagedCheckpointException where they are not what was written
     */
    byte[] part(CheckpointHead head, String name) throws DamagedCheckpointException {
        Part part = head.parts().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DamagedCheckpointException("it has no part '" + name + "'"));
        List<byte[]> pieces = new ArrayList<>();
        for (int number = 0; number < part.documents(); number++) {
            Document piece = bytes.find(Filters.eq("_id", id(head.attempt(), name, number)))
                    .first();
            if (piece == null) {
                throw new DamagedCheckpointException("document %d of its part '%s' is missing".formatted(number, name));
            }
            pieces.add(piece.get("bytes", Binary.class).getData());
        }
        byte[] whole = joined(pieces);
        if (!sha256(whole).equals(part.sha256())) {
            throw new DamagedCheckpointException("its part '%s' is not what was written".formatted(name));
        }
        return whole;
    }

    /** Writes one; false where these folds have one at that position already. */
    boolean write(long position, String fold, String lastEvent, Instant now, Map<String, byte[]> parts) {
        String attempt = UUID.randomUUID().toString();
        List<Document> written = new ArrayList<>();
        parts.forEach((name, whole) -> {
            int documents = 0;
            for (int from = 0; from < whole.length; from += IN_A_DOCUMENT) {
                bytes.insertOne(new Document("_id", id(attempt, name, documents++))
                        .append("attempt", attempt)
                        .append("startedAt", Date.from(now))
                        .append(
                                "bytes",
                                new Binary(Arrays.copyOfRange(
                                        whole, from, Math.min(whole.length, from + IN_A_DOCUMENT)))));
            }
            written.add(
                    new Document("name", name).append("documents", documents).append("sha256", sha256(whole)));
        });
        try {
            heads.insertOne(new Document("_id", id(fold, position))
                    .append("position", position)
                    .append("fold", fold)
                    .append("lastEvent", lastEvent)
                    .append("writtenAt", Date.from(now))
                    .append("attempt", attempt)
                    .append("parts", written));
            return true;
        } catch (MongoWriteException e) {
            deleteBytes(attempt);
            return false;
        }
    }

    void delete(CheckpointHead head) {
        heads.deleteOne(Filters.eq("_id", id(head.fold(), head.position())));
        deleteBytes(head.attempt());
    }

    /** All documents of an attempt, by how their identifiers begin. */
    private void deleteBytes(String attempt) {
        bytes.deleteMany(Filters.and(Filters.gte("_id", attempt + "/"), Filters.lt("_id", attempt + AFTER_SLASH)));
    }

    /** Deletes bytes of attempts before that moment which never became a checkpoint. */
    void deleteUnfinished(Instant before) {
        List<String> whole = heads().stream().map(CheckpointHead::attempt).toList();
        bytes.deleteMany(Filters.and(Filters.lt("startedAt", Date.from(before)), Filters.nin("attempt", whole)));
    }

    /** One of each version of the folds at a position. */
    private static String id(String fold, long position) {
        return fold + "/" + position;
    }

    private static String id(String attempt, String part, int number) {
        return attempt + "/" + part + "/" + number;
    }

    private static byte[] joined(List<byte[]> pieces) {
        byte[] whole = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
