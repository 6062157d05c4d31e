package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.Query;
import io.placemarket.embedded.store.CollectionCheck;
import io.placemarket.embedded.store.CollectionView;
import java.util.List;

/** {@code explain} and {@code validate}: how a question is answered, and whether a collection is whole. */
final class InspectCommands {
    private final Reading reading;

    InspectCommands(Reading reading) {
        this.reading = reading;
    }

    Reply explain(Request request) {
        Document inner = request.document("explain").orElseGet(Document::new);
        if (inner.isEmpty()) {
            throw Refusal.of(9, "FailedToParse", "explain needs a command");
        }
        Request explained = new Request(request.database(), inner, request.sequences());
        String filter = switch (explained.command()) {
            case "find" -> "filter";
            case "count", "distinct", "findAndModify" -> "query";
            default ->
                throw Refusal.of(
                        59, "CommandNotFound", "Explain failed due to unknown command: " + explained.command());
        };
        Query query = Reading.query(explained, filter);
        Document plan = reading.read(explained, new Document("stage", "EOF"), query::explain);
        Document reply = new Document(
                        "queryPlanner",
                        new Document("namespace", reading.namespace(explained).toString())
                                .append("winningPlan", plan)
                                .append("rejectedPlans", List.of()))
                .append("ok", 1.0);
        if (!"queryPlanner".equals(request.body().get("verbosity"))) {
            reply.append("executionStats", reading.read(explained, new Document(), query::executionStats));
        }
        return Reply.of(reply);
    }

    Reply validate(Request request) {
        Document reply = reading.read(request, new Document(), InspectCommands::validate);
        if (reply.isEmpty()) {
            throw Refusal.of(
                    26,
                    "NamespaceNotFound",
                    "Collection '" + reading.namespace(request) + "' does not exist to validate.");
        }
        return Reply.of(reply.append("ok", 1.0));
    }

    private static Document validate(CollectionView view) {
        List<String> problems = CollectionCheck.problems(view);
        Document keys = new Document("_id_", view.documents().count());
        view.indexes()
                .forEach(index ->
                        keys.append(index.definition().name(), index.entries().count()));
        return new Document("ns", view.namespace().toString())
                .append("nrecords", view.documents().count())
                .append("nIndexes", keys.size())
                .append("keysPerIndex", keys)
                .append("valid", problems.isEmpty())
                .append("errors", problems);
    }
}
