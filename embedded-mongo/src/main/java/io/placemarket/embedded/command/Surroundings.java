package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import io.placemarket.embedded.query.TimeLimit;
import io.placemarket.embedded.store.CollectionView;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the stages of a pipeline need besides the documents they are given.
 *
 * @param others how the query language reads a stage that is not the store's own
 * @param collections the collections of the same database
 * @param time for how long all of it may be worked on
 */
record Surroundings(
        Function<Document, Aggregation> others,
        Function<String, Optional<CollectionView>> collections,
        TimeLimit time) {}
