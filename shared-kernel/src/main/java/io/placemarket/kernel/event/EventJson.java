package io.placemarket.kernel.event;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON and back. Absent optional values are left out; properties a later version added are passed over. */
public final class EventJson {
    private static final JsonMapper MAPPER = form(JsonMapper.builder()).build();

    private static final Map<String, ObjectReader> READERS = new HashMap<>();

    static {
        EventTypes.byName().forEach((name, type) -> READERS.put(name, MAPPER.readerFor(type)));
    }

    private EventJson() {}

    /** Makes a mapper write and read as events are written and read. */
    public static JsonMapper.Builder form(JsonMapper.Builder mapper) {
        return mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // What a component's value tells about itself is not written beside it.
                .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }

    /** An event's content. */
    public static String write(DomainEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableEventException where no event has that name, or the content does not fit it
     */
    public static DomainEvent read(String name, String content) {
        ObjectReader reader = READERS.get(name);
        if (reader == null) {
            throw new UnreadableEventException("no event is called " + name, null);
        }
        try {
            return reader.readValue(content);
        } catch (JacksonException e) {
            throw new UnreadableEventException("the content of an event " + name + " does not fit it", e);
        }
    }
}
