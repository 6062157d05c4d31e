package io.placemarket.edge.position;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that say where in the log they stand. */
public final class Answers {
    /** The log position an answer reflects: of its last event for a command, of the view for a read. */
    public static final String POSITION = "Placemarket-Position";

    private Answers() {}

    /** 200 with the position. */
    public static ResponseEntity.BodyBuilder at(long position) {
        return ResponseEntity.ok().header(POSITION, Long.toString(position));
    }

    /** 200 with position and revision. */
    public static ResponseEntity.BodyBuilder at(long position, long revision) {
        return at(position).eTag(etag(revision));
    }

    /**
     * 201 with position, revision and where the new thing is.
     *
     * @param location path such as {@code /api/offers/…}
     */
    public static ResponseEntity.BodyBuilder created(String location, long position, long revision) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, URI.create(location).toASCIIString())
                .header(POSITION, Long.toString(position))
                .eTag(etag(revision));
    }

    /** A revision as a strong entity tag. */
    public static String etag(long revision) {
        return "\"" + revision + "\"";
    }
}
