package io.placemarket.eventstore;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's Jackson 3 serializer with the names of {@link NamedTypes} instead of class names. A class without a name is refused
 * when it is written; a name without a class, or of another revision than the present one, is read as Axon's unknown type.
 */
public final class NamedTypeSerializer extends Jackson3Serializer {
    private final NamedTypes types;

    private NamedTypeSerializer(Builder builder, NamedTypes types) {
        super(builder);
        this.types = types;
    }

    /** With Jackson as it comes. */
    public static NamedTypeSerializer of(NamedTypes types) {
        return of(types, mapper -> {});
    }

    /** With Jackson's mapper adapted, for instance by modules for an application's value objects. */
    public static NamedTypeSerializer of(NamedTypes types, Jackson3SerializerCustomizer customizer) {
        return new NamedTypeSerializer(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(customizer), types);
    }

    /** The names it writes. */
    public NamedTypes types() {
        return types;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        return types.classOf(type.getName(), type.getRevision()).orElse(UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == Void.TYPE) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        Class<?> named = type;
        return types.nameOf(named)
                .map(name -> (SerializedType) new SimpleSerializedType(name.name(), name.revision()))
                .orElseThrow(() -> new IllegalArgumentException(named + " has no stable name: add it to NamedTypes"));
    }
}
