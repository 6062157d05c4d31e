package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** All commands by name. */
public final class Commands {
    private final Map<String, Command> byName = new HashMap<>();

    /** The commands on a store. */
    public Commands(Store store, Cursors cursors, Clock clock) {
        Reading reading = new Reading(store);
        Writing writing = new Writing(store);
        FindCommand find = new FindCommand(reading, cursors);
        put("find", find::find);
        put("getMore", find::getMore);
        put("killCursors", find::kill);
        put("aggregate", new AggregateCommand(store, reading, find, cursors));
        CountCommands counts = new CountCommands(reading);
        put("count", counts::count);
        put("distinct", counts::distinct);
        put("insert", new InsertCommand(writing));
        put("update", new UpdateCommand(writing));
        put("delete", new DeleteCommand(writing));
        put("findAndModify", new FindAndModifyCommand(writing));
        IndexCommands indexes = new IndexCommands(store, reading);
        put("createIndexes", indexes::create);
        put("listIndexes", indexes::list);
        put("dropIndexes", indexes::drop);
        CatalogCommands catalog = new CatalogCommands(store);
        put("create", catalog::create);
        put("drop", catalog::drop);
        put("dropDatabase", catalog::dropDatabase);
        put("renameCollection", catalog::rename);
        put("listCollections", catalog::listCollections);
        put("listDatabases", catalog::listDatabases);
        InspectCommands inspect = new InspectCommands(store, reading);
        put("explain", inspect::explain);
        put("validate", inspect::validate);
        put("embeddedBackup", inspect::backup);
        ServerCommands server = new ServerCommands(clock, cursors);
        put("hello", server::hello);
        put("isMaster", server::hello);
        put("buildInfo", server::buildInfo);
        put("serverStatus", server::status);
        put("ping", request -> Reply.ok());
        put("endSessions", request -> Reply.ok());
    }

    private void put(String name, Command command) {
        byName.put(name.toLowerCase(Locale.ROOT), command);
    }

    /**
     * Runs a command.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is refused, or unknown
     */
    public Reply run(Request request) {
        Command command = byName.get(request.command().toLowerCase(Locale.ROOT));
        if (command == null) {
            throw Refusal.of(59, "CommandNotFound", "no such command: '" + request.command() + "'");
        }
        General.refuseTransactions(request);
        return command.run(request);
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
