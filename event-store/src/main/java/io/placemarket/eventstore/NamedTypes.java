package io.placemarket.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stable names under which types stand in the log, so that renaming or moving a class breaks no log. A name belongs to
 * one class; a class has one name. Strings, numbers, booleans and {@code java.util.UUID} have names of their own.
 */
public final class NamedTypes {
    private final Map<Class<?>, Name> names;
    private final Map<String, Class<?>> classes;

    /**
     * How a type stands in the log.
     *
     * @param name as it stands in the log; 1 to 200 characters
     * @param revision of the payload's shape, where it has one
     */
    public record Name(String name, @Nullable String revision) {}

    private NamedTypes(Map<Class<?>, Name> names, Map<String, Class<?>> classes) {
        this.names = Map.copyOf(names);
        this.classes = Map.copyOf(classes);
    }

    /** Begins with the names that every application has. */
    public static Builder builder() {
        return new Builder();
    }

    /** The name of a class; empty where it has none. */
    public Optional<Name> nameOf(Class<?> type) {
        return Optional.ofNullable(names.get(type));
    }

    /** The class behind a name; empty where it is unknown. */
    public Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The class behind a name, given that its payload has this revision now; empty where the name or the revision is unknown. */
    Optional<Class<?>> classOf(String name, @Nullable String revision) {
        return classOf(name).filter(type -> {
            Name now = names.get(type);
            return now != null && Objects.equals(now.revision(), revision);
        });
    }

    /**
     * The class behind an event of the log.
     *
     * @throws UnknownEventTypeException naming position, type and revision, where the name is unknown or the revision is not
     *     the present one
     */
    public Class<?> classOf(LoggedEvent event) {
        Optional<Class<?>> known = classOf(event.type(), event.revision());
        if (known.isEmpty()) {
            throw UnknownEventTypeException.of(event.type(), event.revision(), "at position " + event.position());
        }
        return known.get();
    }

    /** All classes that have a name. */
    public Collection<Class<?>> types() {
        return names.keySet();
    }

    /** Gathers names; refuses one given twice. */
    public static final class Builder {
        private final Map<Class<?>, Name> names = new HashMap<>();
        private final Map<String, Class<?>> classes = new HashMap<>();

        private Builder() {
            for (Class<?> plain :
                    List.of(String.class, Integer.class, Long.class, Boolean.class, Double.class, UUID.class)) {
                add(plain, plain.getSimpleName(), null);
            }
        }

        /** Names a class whose payload has no revision. */
        public Builder add(Class<?> type, String name) {
            return add(type, name, null);
        }

        /** Names a class and the revision of its payload. */
        public Builder add(Class<?> type, String name, @Nullable String revision) {
            if (name.isBlank() || name.length() > 200) {
                throw new IllegalArgumentException("A type's name has 1 to 200 characters: " + type);
            }
            if (classes.putIfAbsent(name, type) != null) {
                throw new IllegalArgumentException("The name '" + name + "' is given twice: " + classes.get(name));
            }
            if (names.putIfAbsent(type, new Name(name, revision)) != null) {
                throw new IllegalArgumentException(type + " has two names");
            }
            return this;
        }

        /** Names every concrete class a sealed interface permits, at any depth, by its simple name. */
        public Builder addSealed(Class<?> sealed) {
            if (!sealed.isSealed()) {
                throw new IllegalArgumentException(sealed + " is not sealed");
            }
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                if (permitted.isSealed()) {
                    addSealed(permitted);
                } else {
                    add(permitted, permitted.getSimpleName());
                }
            }
            return this;
        }

        /** What was gathered. */
        public NamedTypes build() {
            return new NamedTypes(names, classes);
        }
    }
}
