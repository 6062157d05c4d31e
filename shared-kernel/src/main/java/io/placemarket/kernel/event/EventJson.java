package io.placemarket.kernel.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON and back. Absent optional values are left out; properties a later version added are passed over. */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private EventJson() {}

    /** The mapper that writes and reads them. */
    public static JsonMapper mapper() {
        return MAPPER;
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
        Class<? extends DomainEvent> type = EventTypes.find(name)
                .orElseThrow(() -> new UnreadableEventException("no event is called " + name, null));
        try {
            return MAPPER.readValue(content, type);
        } catch (JacksonException e) {
            throw new UnreadableEventException("the content of an event " + name + " does not fit it", e);
        }
    }
}
