package io.placemarket.embedded.command;

import de.bwaldvogel.mongo.bson.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code $facet}: several pipelines over the same documents. */
final class Facets {
    private static final Set<String> NOT_WITHIN = Set.of("$facet", "$geoNear", "$indexStats", "$collStats");

    private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();

    /** Reads them. */
    Facets(@Nullable Object asked, Surroundings around) {
        if (!(asked instanceof Document facets) || facets.isEmpty()) {
            throw Refusal.of(
                    40169, "Location40169", "the $facet specification must be a non-empty object, but found: " + asked);
        }
        facets.forEach((name, pipeline) -> pipelines.put(name, new Pipeline(stages(name, pipeline), around)));
    }

    private static List<Document> stages(String name, @Nullable Object pipeline) {
        if (!(pipeline instanceof List)) {
            throw Refusal.of(40170, "Location40170", "arguments to $facet must be arrays, " + name + " is none");
        }
        List<Document> stages = Stages.of(pipeline);
        for (Document stage : stages) {
            String stageName = stage.keySet().iterator().next();
            if (NOT_WITHIN.contains(stageName)) {
                throw Refusal.of(
                        40600, "Location40600", stageName + " is not allowed to be used within a $facet stage");
            }
        }
        return stages;
    }

    Stream<Document> apply(Stream<Document> documents) {
        // nothing is read before somebody asks
        return Stream.of(documents).map(this::results);
    }

    private Document results(Stream<Document> documents) {
        List<Document> all = documents.toList();
        Document results = new Document();
        pipelines.forEach((name, pipeline) -> results.put(
                name,
                pipeline.run(all.stream().map(Document::cloneDeeply), new Document())
                        .toList()));
        return results;
    }
}
