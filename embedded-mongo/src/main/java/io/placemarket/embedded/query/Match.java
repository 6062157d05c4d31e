package io.placemarket.embedded.query;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/** What a filter asks of a document. */
sealed interface Match {
    /** Whether a document matches; notes which element of an array was found. */
    boolean matches(Document document, ArrayPlace place);

    /** All of several; everything if there are none. */
    record And(List<Match> parts) implements Match {
        @Override
        public boolean matches(Document document, ArrayPlace place) {
            for (Match part : parts) {
                if (!part.matches(document, place)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Any of several. */
    record Or(List<Match> parts) implements Match {
        @Override
        public boolean matches(Document document, ArrayPlace place) {
            for (Match part : parts) {
                if (part.matches(document, place)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** None of several. */
    record Nor(Or any) implements Match {
        @Override
        public boolean matches(Document document, ArrayPlace place) {
            return !any.matches(document, new ArrayPlace());
        }
    }

    /** An expression that is true of the document. */
    record True(Object expression) implements Match {
        @Override
        public boolean matches(Document document, ArrayPlace place) {
            return Utils.isTrue(Expression.evaluateDocument(expression, document));
        }
    }

    /** Something asked of the values at a path: different elements of an array may answer different parts of it. */
    record At(FieldPath path, ValueTest test) implements Match {
        @Override
        public boolean matches(Document document, ArrayPlace place) {
            return holds(test, document, place);
        }

        private boolean holds(ValueTest asked, Document document, ArrayPlace place) {
            return switch (asked) {
                case ValueTest.AllOf all -> {
                    for (ValueTest each : all.tests()) {
                        if (!holds(each, document, place)) {
                            yield false;
                        }
                    }
                    yield true;
                }
                case ValueTest.Not not -> !holds(not.test(), document, new ArrayPlace());
                default -> path.any(document, asked, place);
            };
        }
    }
}
