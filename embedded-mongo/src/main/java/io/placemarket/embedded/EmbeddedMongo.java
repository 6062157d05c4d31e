package io.placemarket.embedded;

import io.placemarket.embedded.command.Commands;
import io.placemarket.embedded.command.Cursors;
import io.placemarket.embedded.store.Maintenance;
import io.placemarket.embedded.store.Salvage;
import io.placemarket.embedded.store.Store;
import io.placemarket.embedded.wire.Listener;
import io.placemarket.embedded.wire.Scram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A MongoDB-protocol server in this process, with its documents in a folder. What it has acknowledged is on disk. */
public final class EmbeddedMongo implements AutoCloseable {
    private final Store store;
    private final Listener listener;
    private final Scram scram;
    private final List<Path> toDelete;
    private boolean closed;

    private EmbeddedMongo(Path directory, List<Path> toDelete) {
        this.toDelete = toDelete;
        // the network and cryptography are loaded beside the files
        CompletableFuture<Listener> listening = CompletableFuture.supplyAsync(Listener::new);
        CompletableFuture<Scram> login = CompletableFuture.supplyAsync(Scram::new);
        this.store = open(directory, listening);
        this.listener = joined(listening, store);
        this.scram = login.join();
        Cursors cursors = new Cursors(Clock.systemUTC());
        listener.serve(store, new Commands(store, cursors, Clock.systemUTC()), cursors, scram);
    }

    private static Store open(Path directory, CompletableFuture<Listener> listening) {
        boolean opened = false;
        try {
            Store store = Store.open(directory);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                listening.thenAccept(Listener::close).join();
            }
        }
    }

    private static Listener joined(CompletableFuture<Listener> listening, Store store) {
        boolean joined = false;
        try {
            Listener listener = listening.join();
            joined = true;
            return listener;
        } finally {
            if (!joined) {
                store.close();
            }
        }
    }

    /**
     * Opens the store in a folder, which is made if it is missing.
     *
     * @throws EmbeddedMongoException if that cannot be done: its message says in one sentence why, and what to do
     */
    public static EmbeddedMongo open(Path directory) {
        return new EmbeddedMongo(directory, List.of());
    }

    /** Opens an empty store in a folder of its own, which is deleted when it is closed: for tests. */
    public static EmbeddedMongo temporary() {
        try {
            Path directory = Files.createTempDirectory("embedded-mongo-");
            return new EmbeddedMongo(directory, List.of(directory));
        } catch (IOException e) {
            throw new EmbeddedMongoException("No temporary folder can be made for the store (" + e + ").", e);
        }
    }

    /**
     * Where drivers connect to, on the loopback address of this machine, with the password that was made up at the start. Whoever has it
     * may do everything: it should not leave the process.
     */
    public String uri() {
        return uri("");
    }

    /** The same for a database. */
    public String uri(String database) {
        return "mongodb://" + Scram.USER + ":" + scram.password() + "@127.0.0.1:" + listener.port() + "/" + database
                + "?authSource=admin&authMechanism=SCRAM-SHA-256";
    }

    /**
     * Writes everything as it is now to a new file, compactly, while others read and write. Under its name the file is there whole or not
     * at all.
     *
     * @throws EmbeddedMongoException if the file is there already or cannot be written, or a page of the store cannot be read
     */
    public void backup(Path file) {
        try {
            store.backup(file);
        } catch (IOException e) {
            throw new EmbeddedMongoException(
                    "The backup cannot be written to " + file + " (" + e
                            + "): choose a new file on a disk with room, and check the store where it is a page that"
                            + " cannot be read.",
                    e);
        }
    }

    /**
     * Makes a store from a backup, and checks it.
     *
     * @throws EmbeddedMongoException if the folder holds a store already, or the backup is not whole
     */
    public static void restore(Path backup, Path directory) {
        Maintenance.restore(backup, directory);
    }

    /**
     * Compares every document of a store that is not open with every index entry.
     *
     * @return what is wrong, in sentences; nothing if all is well
     * @throws EmbeddedMongoException if it cannot be opened
     */
    public static List<String> check(Path directory) {
        return Maintenance.check(directory);
    }

    /**
     * Rewrites a store that is not open so that it takes no more room than it needs.
     *
     * @throws EmbeddedMongoException if it cannot be opened, or there is no room for a second copy
     */
    public static void compact(Path directory) {
        Maintenance.compact(directory);
    }

    /**
     * Saves what can be read of a damaged store that is not open into a new one, with its indexes built anew. The damaged one stays as it is.
     *
     * @return what was saved and what could not be, in sentences
     * @throws EmbeddedMongoException if there is nothing to be saved, or the new folder holds a store already
     */
    public static List<String> salvage(Path damaged, Path directory) {
        return Salvage.run(damaged, directory);
    }

    /** Ends what is in work, closes the connections and the files. Closing again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        store.indexBuilds().stop();
        listener.close();
        store.close();
        toDelete.forEach(EmbeddedMongo::delete);
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
