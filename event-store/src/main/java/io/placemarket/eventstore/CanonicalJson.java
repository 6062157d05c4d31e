package io.placemarket.eventstore;

import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON in which equal values look alike: properties, keys of maps and elements of sets stand in their order as text. */
final class CanonicalJson {
    private final JsonMapper mapper;

    CanonicalJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .addModule(new SimpleModule("canonical").addSerializer(new Sets()))
                .build();
    }

    byte[] of(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    private final class Sets extends StdSerializer<Set<?>> {
        Sets() {
            super(Set.class);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            set.stream().map(mapper::writeValueAsString).sorted().forEach(json::writeRawValue);
            json.writeEndArray();
        }

        @Override
        public void serializeWithType(
                Set<?> set, JsonGenerator json, SerializationContext context, TypeSerializer type) {
            serialize(set, json, context);
        }
    }
}
