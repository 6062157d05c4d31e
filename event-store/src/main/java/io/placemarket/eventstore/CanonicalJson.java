package io.placemarket.eventstore;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in which equal values look alike: properties, keys of maps and elements of sets stand in their order as text. */
final class CanonicalJson {
    private final JsonMapper mapper;

    CanonicalJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .addModule(new OrderedSets())
                .build();
    }

    byte[] of(Object value) {
        return mapper.writeValueAsBytes(value);
    }
}
