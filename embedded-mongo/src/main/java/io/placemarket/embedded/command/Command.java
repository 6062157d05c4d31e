package io.placemarket.embedded.command;

/** Answers one of the protocol's commands. */
@FunctionalInterface
public interface Command {
    /**
     * Runs it. May be called by many threads at once.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError with MongoDB's code if it is refused
     */
    Reply run(Request request);
}
