package io.placemarket.kernel.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ratio of students to supervisors, where the provider says: one of those in {@code supervision-models.csv}, ordered as they stand there.
 * A code keeps its ratio for ever, since what was booked was reckoned with it; another ratio is another model.
 *
 * @param code such as {@code PEER_ASSISTED}
 */
public record SupervisionModel(@JsonValue String code) implements Comparable<SupervisionModel> {
    private static final SupervisionModels SHIPPED = SupervisionModels.shipped();

    /** What an offer has that says nothing of it. */
    public static final SupervisionModel NOT_STATED = of(SupervisionModels.NOT_STATED);

    /** @throws IllegalArgumentException where no model has that code */
    public SupervisionModel {
        if (!SHIPPED.knows(code)) {
            throw new IllegalArgumentException("'" + code + "' is not one of " + codes());
        }
    }

    /**
     * By its code, letter case and hyphens or spaces for underscores forgiven.
     *
     * @throws IllegalArgumentException where no model has that code
     */
    @JsonCreator
    public static SupervisionModel of(String text) {
        return new SupervisionModel(SupervisionModels.code(text));
    }

    /** The same; nothing where no model has that code. */
    public static Optional<SupervisionModel> find(String text) {
        return Optional.of(SupervisionModels.code(text)).filter(SHIPPED::knows).map(SupervisionModel::new);
    }

    /** All there are. */
    public static List<SupervisionModel> all() {
        return SHIPPED.codes().map(SupervisionModel::new).toList();
    }

    /** Their codes, as an answer lists them. */
    public static String codes() {
        return SHIPPED.codes().collect(Collectors.joining(", "));
    }

    /** As people read it. */
    public String label() {
        return SHIPPED.of(code).label();
    }

    /** What it is, in half a sentence. */
    public String what() {
        return SHIPPED.of(code).what();
    }

    /** Students a supervisor; divides 60. */
    public int students() {
        return SHIPPED.of(code).students();
    }

    /** Whether several learn together with one supervisor. */
    public boolean hasGroups() {
        return students() > 1;
    }

    @Override
    public int compareTo(SupervisionModel other) {
        return Integer.compare(SHIPPED.of(code).place(), SHIPPED.of(other.code).place());
    }

    @Override
    public String toString() {
        return code;
    }
}
