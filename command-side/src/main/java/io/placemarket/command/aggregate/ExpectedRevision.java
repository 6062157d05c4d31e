package io.placemarket.command.aggregate;

import io.placemarket.kernel.refusal.RegisterRefusal.ChangedSince;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.modelling.command.Aggregate;

/** The revision whoever asks has seen, where they say so: nothing happens if it is another by now. */
public record ExpectedRevision(OptionalLong revision) {
    /** The name under which it travels in a command's metadata. */
    public static final String METADATA = "expectedRevision";

    static ExpectedRevision fromMetadata(Map<String, ?> metadata) {
        return new ExpectedRevision(
                metadata.get(METADATA) instanceof Number number
                        ? OptionalLong.of(number.longValue())
                        : OptionalLong.empty());
    }

    /** @throws io.placemarket.kernel.problem.RefusedException {@code revision-mismatch} */
    public void check(Aggregate<?> aggregate) {
        Long current = aggregate.version();
        if (current != null && revision.isPresent() && revision.getAsLong() != current) {
            throw new ChangedSince(current, revision.getAsLong()).thrown();
        }
    }
}
