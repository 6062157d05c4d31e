package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Filter;
import io.placemarket.embedded.query.Hint;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.query.SortOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code explain}: how a command finds its documents, and what that takes. What would be changed stays as it is. */
final class ExplainCommand implements Command {
    private static final Set<Object> VERBOSITIES = Set.of("queryPlanner", "executionStats", "allPlansExecution");

    private final Reading reading;

    ExplainCommand(Reading reading) {
        this.reading = reading;
    }

    @Override
    public Reply run(Request request) {
        Document inner = request.document("explain").orElseGet(Document::new);
        if (inner.isEmpty()) {
            throw Refusal.of(9, "FailedToParse", "explain needs a command");
        }
        checkVerbosity(request);
        Request explained = new Request(request.database(), inner, request.sequences());
        KnownFields.refuseOthers(explained);
        return explain(request, explained);
    }

    private static void checkVerbosity(Request request) {
        Object verbosity = request.body().get("verbosity");
        if (verbosity != null && !VERBOSITIES.contains(verbosity)) {
            throw Refusal.of(
                    2,
                    "BadValue",
                    "Enumeration value '" + verbosity + "' for field 'explain.verbosity' is not a valid value.");
        }
    }

    /** What is asked of a collection, what is then done to each document, and the stages that no index answers. */
    private record Question(Query query, Optional<String> change, Deque<Document> stages) {}

    Reply explain(Request request, Request explained) {
        Question question = question(explained);
        Query query = question.query();
        Document found = reading.read(explained, new Document("stage", "EOF"), query::explain);
        Document plan = question.change()
                .map(change -> new Document("stage", change).append("inputStage", found))
                .orElse(found);
        Document reply = new Document(
                "queryPlanner",
                new Document("namespace", reading.namespace(explained).toString())
                        .append("winningPlan", plan)
                        .append("rejectedPlans", List.of()));
        if (!"queryPlanner".equals(request.body().getOrDefault("verbosity", verbosity(request)))) {
            reply.append("executionStats", reading.read(explained, new Document(), query::executionStats));
        }
        return Reply.of(inStages(reply, question.stages()).append("ok", 1.0));
    }

    /** An aggregation that is to explain itself only plans. */
    private static String verbosity(Request request) {
        return request.command().equals("aggregate") ? "queryPlanner" : "allPlansExecution";
    }

    private static Document inStages(Document reply, Deque<Document> rest) {
        if (rest.isEmpty()) {
            return reply;
        }
        List<Document> stages = new ArrayList<>();
        stages.add(new Document("$cursor", reply));
        stages.addAll(rest);
        return new Document("stages", stages);
    }

    private static Question question(Request explained) {
        return switch (explained.command().toLowerCase(Locale.ROOT)) {
            case "find" -> reads(Reading.query(explained, "filter"));
            case "count", "distinct" -> reads(Reading.query(explained, "query"));
            case "findandmodify" ->
                changes(Reading.query(explained, "query"), explained.flag("remove") ? "DELETE" : "UPDATE");
            case "update" -> {
                Document statement = only(explained, "updates");
                boolean multi = new Statement(explained, statement).flag("multi");
                yield changes(query(explained, statement, multi ? 0 : 1), "UPDATE");
            }
            case "delete" -> {
                Document statement = only(explained, "deletes");
                long limit = statement.get("limit") instanceof Number number ? number.longValue() : 0;
                yield changes(query(explained, statement, limit), "DELETE");
            }
            case "aggregate" -> {
                Deque<Document> stages = AggregateCommand.stages(explained);
                yield new Question(AggregateCommand.leading(explained, stages), Optional.empty(), stages);
            }
            default ->
                throw Refusal.of(
                        59, "CommandNotFound", "Explain failed due to unknown command: " + explained.command());
        };
    }

    private static Question reads(Query query) {
        return new Question(query, Optional.empty(), new ArrayDeque<>());
    }

    private static Question changes(Query query, String how) {
        return new Question(query, Optional.of(how), new ArrayDeque<>());
    }

    private static Document only(Request explained, String field) {
        List<Document> statements = explained.decoded(field);
        if (statements.size() != 1) {
            throw Refusal.of(16, "InvalidLength", "explained write batches must be of size 1");
        }
        return statements.getFirst();
    }

    private static Query query(Request explained, Document fields, long limit) {
        Statement statement = new Statement(explained, fields);
        return new Query(
                new Filter(statement.document("q")),
                SortOrder.NONE,
                0,
                limit,
                Hint.of(statement.get("hint")),
                explained.timeLimit());
    }
}
