package io.placemarket.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Axon's tokens beside the log: how far each processor has come, and which process works at each of its segments. A claim is
 * kept by storing or extending, and taken over by another owner once the time-out has passed without either. Inside a unit of
 * work a token is written after the commit, so that it is never ahead of what its handlers published; the claim is checked
 * before. Where that write fails, or one of a saga before it, the segment is given up: its processor reads the token anew and handles the
 * same events again.
 */
public final class LogTokenStore implements TokenStore {
    private static final String IDENTIFIER = "identifier";

    private final MongoCollection<Document> tokens;
    private final LogOptions options;
    private final Serializer serializer;
    private final String owner;
    private final Duration claimTimeout;
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

    private LogTokenStore(
            MongoCollection<Document> tokens,
            LogOptions options,
            Serializer serializer,
            String owner,
            Duration claimTimeout) {
        this.tokens = tokens;
        this.options = options;
        this.serializer = serializer;
        this.owner = owner;
        this.claimTimeout = claimTimeout;
    }

    /**
     * Tokens beside the log of these options, on its clock.
     *
     * @param serializer writes Axon's tokens
     * @param owner names this process among all that share the tokens; the same after a restart, so that it need not wait
     * @param claimTimeout how long a claim holds that is neither stored nor extended; longer than clocks differ
     */
    public static LogTokenStore open(
            MongoDatabase database, LogOptions options, Serializer serializer, String owner, Duration claimTimeout) {
        if (owner.isBlank() || claimTimeout.isNegative() || claimTimeout.isZero()) {
            throw new IllegalArgumentException("A token store needs an owner's name and a positive time-out");
        }
        MongoCollection<Document> tokens = Beside.collection(database, options, "tokens");
        LogSetup.preparing(database, options.collection() + "_tokens", () -> {
            String unused = tokens.createIndex(Indexes.ascending("processor"), new IndexOptions().name("processor"));
        });
        return new LogTokenStore(tokens, options, serializer, owner, claimTimeout);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    /** Whoever brings the first segment in brings all: the others stop at it. */
    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        List<Document> segments = IntStream.range(0, segmentCount)
                .mapToObj(segment -> unclaimed(processorName, segment, initialToken))
                .toList();
        if (fetchSegments(processorName).length > 0 || !insertedAll(segments)) {
            throw new UnableToClaimTokenException("The segments of '" + processorName + "' were initialised before");
        }
    }

    private boolean insertedAll(List<Document> segments) {
        return Beside.asking(() -> {
            try {
                tokens.insertMany(segments);
                return true;
            } catch (MongoBulkWriteException e) {
                if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        if (!inserted(unclaimed(processorName, segment, token))) {
            throw new UnableToInitializeTokenException(named(processorName, segment) + " is there already");
        }
    }

    private boolean inserted(Document document) {
        return Beside.asking(() -> {
            try {
                tokens.insertOne(document);
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
    }

    private Document unclaimed(String processorName, int segment, @Nullable TrackingToken token) {
        Document document = new Document("_id", id(processorName, segment))
                .append("processor", processorName)
                .append("segment", segment)
                .append("claimed", Beside.date(Instant.EPOCH));
        if (token != null) {
            SerializedObject<String> serialized = serializer.serialize(token, String.class);
            document.append("type", serialized.getType().getName()).append("token", serialized.getData());
        }
        return document;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        if (AfterCommit.isToCome()) {
            claim(processorName, segment, mine());
            String id = id(processorName, segment);
            AfterCommit after = AfterCommit.ofCurrentUnitOfWork();
            // whoever has taken it over since then is further
            after.write(
                    AfterCommit.Turn.TOKEN,
                    System.identityHashCode(this) + "/" + id,
                    () -> Beside.insisting(
                            options, () -> keep(processorName, segment, Updates.combine(mine(), content(token)))));
            after.orElse(() -> givenUp.add(id));
        } else {
            claim(processorName, segment, Updates.combine(mine(), content(token)));
        }
    }

    private Bson content(@Nullable TrackingToken token) {
        if (token == null) {
            return Updates.combine(Updates.unset("type"), Updates.unset("token"));
        }
        SerializedObject<String> serialized = serializer.serialize(token, String.class);
        return Updates.combine(
                Updates.set("type", serialized.getType().getName()), Updates.set("token", serialized.getData()));
    }

    private void claim(String processorName, int segment, Bson update) {
        refuseGivenUp(processorName, segment);
        if (Beside.asking(() -> tokens.updateOne(claimable(processorName, segment), update))
                        .getMatchedCount()
                == 0) {
            throw new UnableToClaimTokenException(
                    named(processorName, segment) + " is claimed by another, or was never initialised");
        }
    }

    private void refuseGivenUp(String processorName, int segment) {
        if (givenUp.contains(id(processorName, segment))) {
            throw new UnableToClaimTokenException(
                    named(processorName, segment) + " was given up, as its last token could not be stored: fetch it");
        }
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        givenUp.remove(id(processorName, segment));
        claim(processorName, segment, mine());
        Document document = find(id(processorName, segment))
                .filter(found -> owner.equals(found.getString("owner")))
                .orElseThrow(
                        () -> new UnableToClaimTokenException(named(processorName, segment) + " was taken meanwhile"));
        String token = document.getString("token");
        return token == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(token, String.class, document.getString("type"), null));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        refuseGivenUp(processorName, segment);
        keep(processorName, segment, mine());
    }

    private void keep(String processorName, int segment, Bson update) {
        if (Beside.asking(() -> tokens.updateOne(owned(processorName, segment), update))
                        .getMatchedCount()
                == 0) {
            throw new UnableToClaimTokenException(named(processorName, segment) + " is not claimed by " + owner);
        }
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        long unused = Beside.asking(() -> tokens.updateOne(owned(processorName, segment), Updates.unset("owner")))
                .getMatchedCount();
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        if (Beside.asking(() -> tokens.deleteOne(owned(processorName, segment))).getDeletedCount() == 0) {
            throw new UnableToClaimTokenException(named(processorName, segment) + " is not claimed by " + owner);
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return segments(processorName).stream()
                .mapToInt(document -> document.getInteger("segment"))
                .sorted()
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        List<Document> all = segments(processorName);
        int[] known = all.stream()
                .mapToInt(document -> document.getInteger("segment"))
                .toArray();
        return all.stream()
                .filter(this::isAvailable)
                .map(document -> Segment.computeSegment(document.getInteger("segment"), known))
                .sorted()
                .toList();
    }

    private List<Document> segments(String processorName) {
        return Beside.asking(
                () -> tokens.find(Filters.eq("processor", processorName)).into(new ArrayList<>()));
    }

    private boolean isAvailable(Document segment) {
        String by = segment.getString("owner");
        return by == null
                || by.equals(owner)
                || Beside.instant(segment, "claimed").isBefore(oldestClaim());
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        if (find(IDENTIFIER).isEmpty()) {
            // Of several who find none, one brings it in.
            boolean unused = inserted(new Document("_id", IDENTIFIER)
                    .append("value", UUID.randomUUID().toString()));
        }
        return find(IDENTIFIER).map(document -> document.getString("value"));
    }

    private Optional<Document> find(String id) {
        return Beside.asking(() -> tokens.find(Filters.eq("_id", id)).into(new ArrayList<>())).stream()
                .findFirst();
    }

    private Bson claimable(String processorName, int segment) {
        return Filters.and(
                Filters.eq("_id", id(processorName, segment)),
                Filters.or(
                        Filters.eq("owner", owner),
                        Filters.eq("owner", null),
                        Filters.lt("claimed", Beside.date(oldestClaim()))));
    }

    private Bson owned(String processorName, int segment) {
        return Filters.and(Filters.eq("_id", id(processorName, segment)), Filters.eq("owner", owner));
    }

    private Bson mine() {
        return Updates.combine(
                Updates.set("owner", owner),
                Updates.set("claimed", Beside.date(options.clock().instant())));
    }

    private Instant oldestClaim() {
        return options.clock().instant().minus(claimTimeout);
    }

    private static String id(String processorName, int segment) {
        return segment + "/" + processorName;
    }

    private static String named(String processorName, int segment) {
        return "Segment " + segment + " of '" + processorName + "'";
    }
}
