package io.placemarket.eventstore;

import java.io.StringWriter;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes the elements of a set in their order as text: Java's immutable sets have another order in every process, and a hash
 * of their JSON would be another too.
 */
public final class OrderedSets extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** For a mapper whose JSON is hashed or compared. */
    public OrderedSets() {
        super("ordered-sets");
        addSerializer(new Elements());
    }

    private static final class Elements extends StdSerializer<Set<?>> {
        Elements() {
            super(Set.class);
        }

        @Override
        public void serialize(Set<?> set, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            set.stream().map(element -> text(element, context)).sorted().forEach(json::writeRawValue);
            json.writeEndArray();
        }

        private static String text(Object element, SerializationContext context) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = context.tokenStreamFactory().createGenerator(context, text)) {
                context.writeValue(json, element);
            }
            return text.toString();
        }

        @Override
        public void serializeWithType(
                Set<?> set, JsonGenerator json, SerializationContext context, TypeSerializer type) {
            serialize(set, json, context);
        }
    }
}
