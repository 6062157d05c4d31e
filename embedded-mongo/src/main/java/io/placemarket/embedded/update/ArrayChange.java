package io.placemarket.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.placemarket.embedded.bson.ValueOrder;
import io.placemarket.embedded.query.SortOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an operator makes of an array. Elements that are equal by the store's order are the same. */
sealed interface ArrayChange extends FieldChange {
    /** The array that takes its place. */
    List<@Nullable Object> of(List<?> before);

    /** Whether there is an array afterwards where there was none. */
    default boolean makesArrays() {
        return false;
    }

    /** Why something that is no array cannot be changed. */
    MongoServerError refusal(@Nullable Object value, List<String> path, Document document);

    @Override
    default @Nullable Object of(@Nullable Object before, List<String> path, Document document) {
        if (before instanceof Missing) {
            return makesArrays() ? of(List.of()) : before;
        }
        if (!(before instanceof List<?> array)) {
            throw refusal(before, path, document);
        }
        return of(array);
    }

    /**
     * More elements at some place, then all in order, then only some.
     *
     * @param position before which element; from the end where it is negative
     * @param slice how many to keep, of the last where it is negative; empty for all
     */
    record Push(List<?> elements, int position, Order order, OptionalInt slice) implements ArrayChange {
        @Override
        public List<@Nullable Object> of(List<?> before) {
            List<@Nullable Object> after = new ArrayList<>(before);
            int size = after.size();
            after.addAll(position < 0 ? Math.max(0, size + position) : Math.min(position, size), elements);
            order.sort(after);
            if (slice.isEmpty()) {
                return after;
            }
            int kept = (int) Math.min(Math.abs((long) slice.getAsInt()), after.size());
            return new ArrayList<>(
                    slice.getAsInt() < 0 ? after.subList(after.size() - kept, after.size()) : after.subList(0, kept));
        }

        @Override
        public boolean makesArrays() {
            return true;
        }

        @Override
        public MongoServerError refusal(@Nullable Object value, List<String> path, Document document) {
            return bad("The field '" + String.join(".", path) + "' must be an array but is of type "
                    + Utils.describeType(value) + " in document {_id: " + document.get("_id") + "}");
        }
    }

    /** In which order elements are put. */
    sealed interface Order {
        void sort(List<@Nullable Object> elements);

        /** As they are. */
        record None() implements Order {
            @Override
            public void sort(List<@Nullable Object> elements) {
                // they stay where they are
            }
        }

        /** As values. */
        record Whole(boolean ascending) implements Order {
            @Override
            public void sort(List<@Nullable Object> elements) {
                elements.sort(ascending ? ValueOrder::compare : Collections.reverseOrder(ValueOrder::compare));
            }
        }

        /** By fields of objects. */
        record ByFields(SortOrder order) implements Order {
            @Override
            public void sort(List<@Nullable Object> elements) {
                elements.sort((one, other) -> order.compare(object(one), object(other)));
            }

            private static Document object(@Nullable Object element) {
                return element instanceof Document object ? object : new Document();
            }
        }
    }

    /** The elements that are not there yet. */
    record AddToSet(List<?> elements) implements ArrayChange {
        @Override
        public List<@Nullable Object> of(List<?> before) {
            List<@Nullable Object> after = new ArrayList<>(before);
            TreeSet<@Nullable Object> known = new TreeSet<>(ValueOrder::compare);
            known.addAll(before);
            for (Object element : elements) {
                if (known.add(element)) {
                    after.add(element);
                }
            }
            return after;
        }

        @Override
        public boolean makesArrays() {
            return true;
        }

        @Override
        public MongoServerError refusal(@Nullable Object value, List<String> path, Document document) {
            return bad("Cannot apply $addToSet to non-array field. Field named '" + path.getLast()
                    + "' has non-array type " + Utils.describeType(value));
        }
    }

    /** Without the elements of which something is true. */
    record Without(Predicate<@Nullable Object> unwanted) implements ArrayChange {
        @Override
        public List<@Nullable Object> of(List<?> before) {
            List<@Nullable Object> after = new ArrayList<>(before);
            after.removeIf(unwanted);
            return after;
        }

        @Override
        public MongoServerError refusal(@Nullable Object value, List<String> path, Document document) {
            return bad("Cannot apply $pull to a non-array value");
        }
    }

    /** Without the first element, or the last. */
    record Pop(boolean first) implements ArrayChange {
        @Override
        public List<@Nullable Object> of(List<?> before) {
            List<@Nullable Object> after = new ArrayList<>(before);
            if (!after.isEmpty()) {
                after.remove(first ? 0 : after.size() - 1);
            }
            return after;
        }

        @Override
        public MongoServerError refusal(@Nullable Object value, List<String> path, Document document) {
            return new MongoServerError(
                    14,
                    "TypeMismatch",
                    "Path '" + String.join(".", path) + "' contains an element of non-array type '"
                            + Utils.describeType(value) + "'");
        }
    }

    private static MongoServerError bad(String why) {
        return new MongoServerError(2, "BadValue", why);
    }
}
