package io.placemarket.query.checkpoint;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.placemarket.kernel.id.Identifier;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The identifiers of a market, each of them written and read once, however many of its parts name it; in the parts stands a number for it. They are
 * half of what a market is made of, and the half that cannot be compressed.
 */
final class SharedIds extends Serializer<Identifier> {
    private final List<Class<? extends Identifier>> kinds;
    private final Map<Identifier, Integer> numbers = new LinkedHashMap<>();
    private final Identifier[] read;

    private SharedIds(List<Class<? extends Identifier>> kinds, Identifier[] read) {
        super(false, true);
        this.kinds = kinds;
        this.read = read;
    }

    /** Those of parts that are about to be written. */
    static SharedIds toWrite(List<Class<? extends Identifier>> kinds) {
        return new SharedIds(kinds, new Identifier[0]);
    }

    /** Those of parts that are about to be read. */
    static SharedIds read(List<Class<? extends Identifier>> kinds, Input input) throws ReflectiveOperationException {
        List<Constructor<? extends Identifier>> makers = new ArrayList<>();
        for (Class<? extends Identifier> kind : kinds) {
            makers.add(kind.getConstructor(String.class));
        }
        Identifier[] read = new Identifier[input.readVarInt(true)];
        for (int number = 0; number < read.length; number++) {
            read[number] = makers.get(input.readByte()).newInstance(input.readString());
        }
        return new SharedIds(kinds, read);
    }

    /** Writes all that were named in parts so far. */
    void writeTo(Output output) {
        output.writeVarInt(numbers.size(), true);
        numbers.keySet().forEach(id -> {
            output.writeByte(kinds.indexOf(id.getClass()));
            output.writeAscii(id.value());
        });
    }

    @Override
    public void write(Kryo kryo, Output output, Identifier id) {
        output.writeVarInt(numbers.computeIfAbsent(id, unknown -> numbers.size()), true);
    }

    @Override
    public Identifier read(Kryo kryo, Input input, Class<? extends Identifier> type) {
        return read[input.readVarInt(true)];
    }
}
