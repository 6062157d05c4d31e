package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.Store;
import java.time.Clock;
import java.util.Locale;

/** All commands by name. What a command takes to load is loaded when it is first asked for: opening a store waits for none of it. */
public final class Commands {
    private final Store store;
    private final Cursors cursors;
    private final Clock clock;
    private final Reading reading;
    private final Writing writing;

    /** The commands on a store. */
    public Commands(Store store, Cursors cursors, Clock clock) {
        this.store = store;
        this.cursors = cursors;
        this.clock = clock;
        this.reading = new Reading(store);
        this.writing = new Writing(store);
    }

    /**
     * Runs a command.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is refused, or unknown
     */
    public Reply run(Request request) {
        General.refuseTransactions(request);
        General.checkConcerns(request);
        KnownFields.refuseOthers(request);
        return switch (request.command().toLowerCase(Locale.ROOT)) {
            case "find" -> find().find(request);
            case "getmore" -> find().getMore(request);
            case "killcursors" -> find().kill(request);
            case "aggregate" ->
                request.flag("explain")
                        ? new ExplainCommand(reading).explain(request, request)
                        : new AggregateCommand(store, reading, find(), cursors).run(request);
            case "count" -> new CountCommands(reading).count(request);
            case "distinct" -> new CountCommands(reading).distinct(request);
            case "insert" -> new InsertCommand(writing).run(request);
            case "update" -> new UpdateCommand(writing).run(request);
            case "delete" -> new DeleteCommand(writing).run(request);
            case "findandmodify" -> new FindAndModifyCommand(writing).run(request);
            case "createindexes" -> new IndexCommands(store, reading).create(request);
            case "listindexes" -> new IndexCommands(store, reading).list(request);
            case "dropindexes" -> new IndexCommands(store, reading).drop(request);
            case "create" -> new CatalogCommands(store).create(request);
            case "drop" -> new CatalogCommands(store).drop(request);
            case "dropdatabase" -> new CatalogCommands(store).dropDatabase(request);
            case "renamecollection" -> new CatalogCommands(store).rename(request);
            case "listcollections" -> new CatalogCommands(store).listCollections(request);
            case "listdatabases" -> new CatalogCommands(store).listDatabases(request);
            case "explain" -> new ExplainCommand(reading).run(request);
            case "validate" -> new InspectCommands(store, reading).validate(request);
            case "embeddedbackup" -> new InspectCommands(store, reading).backup(request);
            case "hello", "ismaster" -> new ServerCommands(clock, cursors).hello(request);
            case "buildinfo" -> new ServerCommands(clock, cursors).buildInfo(request);
            case "serverstatus" -> new ServerCommands(clock, cursors).status(request);
            case "ping", "endsessions" -> Reply.ok();
            default -> throw Refusal.of(59, "CommandNotFound", "no such command: '" + request.command() + "'");
        };
    }

    private FindCommand find() {
        return new FindCommand(reading, cursors);
    }

    /** Whether a request is a client's greeting. */
    public static boolean isGreeting(Request request) {
        return request.command().equalsIgnoreCase("hello") || request.command().equalsIgnoreCase("isMaster");
    }

    /** The reply that tells of a refused command. */
    public static Document refused(de.bwaldvogel.mongo.exception.MongoServerException error) {
        return new Document("ok", 0.0).appendAll(WriteErrors.describe(error));
    }
}
