package io.placemarket.kernel.event;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of event by its stable name: read from the sealed {@link DomainEvent}, so that none can be forgotten. */
public final class EventTypes {
    private static final Map<String, Class<? extends DomainEvent>> BY_NAME =
            leaves(DomainEvent.class).collect(Collectors.toUnmodifiableMap(EventTypes::name, Function.identity()));

    private EventTypes() {}

    /** All of them. */
    public static Map<String, Class<? extends DomainEvent>> byName() {
        return BY_NAME;
    }

    /** The class of that name, where there is one. */
    public static Optional<Class<? extends DomainEvent>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The stable name of a kind of event. */
    public static String name(Class<? extends DomainEvent> type) {
        return annotation(type).value();
    }

    /** The revision in which it is written today. */
    public static int revision(Class<? extends DomainEvent> type) {
        return annotation(type).revision();
    }

    private static EventName annotation(Class<?> type) {
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(type.getName() + " has no @EventName");
        }
        return name;
    }

    private static Stream<Class<? extends DomainEvent>> leaves(Class<? extends DomainEvent> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(sub -> leaves(sub.asSubclass(DomainEvent.class)))
                : Stream.of(type);
    }
}
