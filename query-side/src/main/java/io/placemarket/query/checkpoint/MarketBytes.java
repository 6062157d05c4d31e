package io.placemarket.query.checkpoint;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.MapSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import io.placemarket.kernel.area.Claim;
import io.placemarket.kernel.booking.AllocationEvent.AllocationProposed;
import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.id.Identifier;
import io.placemarket.query.market.Market;
import io.placemarket.query.market.MarketParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * A market as bytes and back, a part at a time so that parts can be read side by side. Only the folds' own classes and some of Java's are
 * written or read; a number stands for each, which is why bytes can be read only by the version of the folds that wrote them.
 */
final class MarketBytes {
    static {
        // What Kryo would use instead of reflection is on its way out of Java, and says so.
        System.setProperty("kryo.unsafe", "false");
    }

    private static final int BUFFER = 1 << 16;
    private static final RecordComponent[] PARTS = MarketParts.class.getRecordComponents();

    /** What the part is called that has the identifiers of all others. */
    private static final String IDS = "ids";

    private final List<Class<?>> classes;
    private final List<Class<? extends Identifier>> ids;

    MarketBytes(FoldClasses folds) {
        this.classes = folds.classes().stream().filter(MarketBytes::canBePart).toList();
        this.ids = classes.stream()
                .filter(type -> Identifier.class.isAssignableFrom(type) && type.isRecord())
                .<Class<? extends Identifier>>map(type -> type.asSubclass(Identifier.class))
                .toList();
    }

    /** Each part by its name, compressed. */
    Map<String, byte[]> write(Market market) {
        MarketParts parts = market.parts();
        SharedIds shared = SharedIds.toWrite(ids);
        Map<String, byte[]> written = new LinkedHashMap<>();
        for (RecordComponent part : PARTS) {
            Object value = value(part, parts);
            written.put(part.getName(), compressed(output -> kryo(shared).writeClassAndObject(output, value)));
        }
        written.put(IDS, compressed(shared::writeTo));
        return written;
    }

    private static Object value(RecordComponent part, MarketParts parts) {
        try {
            return part.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compressed(Consumer<Output> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (Output output = new Output(new DeflaterOutputStream(bytes, fast, BUFFER), BUFFER)) {
            content.accept(output);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    /** What gives a part's bytes; may block. */
    @FunctionalInterface
    interface Source {
        byte[] part(String name) throws Exception;
    }

    /**
     * Reads the identifiers, and then the parts side by side.
     *
     * @throws Exception where the source fails or the bytes are not a market's
     */
    Market read(Source source) throws Exception {
        SharedIds shared;
        try (Input input = expanded(source.part(IDS))) {
            shared = SharedIds.read(ids, input);
        }
        List<Future<Object>> parts = new ArrayList<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().daemon().name("checkpoint-", 0).factory())) {
            for (String part : largestFirst()) {
                parts.add(readers.submit(() -> read(source.part(part), shared)));
            }
        }
        Map<String, Object> read = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            read.put(largestFirst().get(i), parts.get(i).get());
        }
        Constructor<MarketParts> whole = MarketParts.class.getDeclaredConstructor(
                Arrays.stream(PARTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        return Market.of(whole.newInstance(
                Arrays.stream(PARTS).map(part -> read.get(part.getName())).toArray()));
    }

    /** So that the long ones do not come last. */
    private static List<String> largestFirst() {
        List<String> names = new ArrayList<>(List.of("areas", "bookings", "cohorts"));
        Arrays.stream(PARTS)
                .map(RecordComponent::getName)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    private Object read(byte[] part, SharedIds shared) {
        try (Input input = expanded(part)) {
            return kryo(shared).readClassAndObject(input);
        }
    }

    private static Input expanded(byte[] part) {
        return new Input(new InflaterInputStream(new ByteArrayInputStream(part)), BUFFER);
    }

    private Kryo kryo(SharedIds shared) {
        Kryo kryo = new Kryo(new SharedObjects());
        kryo.setRegistrationRequired(true);
        kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
        for (Class<?> type : List.of(
                int[].class,
                ArrayList.class,
                HashMap.class,
                HashSet.class,
                LinkedHashSet.class,
                TreeMap.class,
                TreeSet.class,
                Optional.class,
                OptionalInt.class,
                Instant.class,
                LocalDate.class,
                YearMonth.class,
                List.of().getClass(),
                List.of(1).getClass(),
                Set.of().getClass(),
                Set.of(1).getClass(),
                Map.of().getClass(),
                Map.of(1, 1).getClass())) {
            kryo.register(type);
        }
        register(kryo, Collections.unmodifiableSortedMap(new TreeMap<>()).getClass());
        register(kryo, Collections.unmodifiableNavigableMap(new TreeMap<>()).getClass());
        registerSet(kryo, Collections.unmodifiableSortedSet(new TreeSet<>()).getClass());
        registerSet(kryo, Collections.unmodifiableNavigableSet(new TreeSet<>()).getClass());
        kryo.register(LinkedHashMap.class, new LargeMap());
        classes.forEach(kryo::register);
        ids.forEach(type -> kryo.register(type, shared));
        return kryo;
    }

    private static boolean canBePart(Class<?> type) {
        return !type.isInterface()
                && !Throwable.class.isAssignableFrom(type)
                && !type.getPackage().equals(MarketBytes.class.getPackage());
    }

    private static void register(Kryo kryo, Class<?> type) {
        kryo.register(type, new UnmodifiableMap());
    }

    private static void registerSet(Kryo kryo, Class<?> type) {
        kryo.register(type, new UnmodifiableSet());
    }

    /** What stands in several places is written once; where that never is or does not matter, no trace of it is kept. */
    private static final class SharedObjects extends MapReferenceResolver {
        private static final Set<Class<?>> ONCE = Set.of(
                Week.class,
                Optional.class,
                int[].class,
                TreeMap.class,
                LocalDate.class,
                AllocationProposed.class,
                Claim.class);

        @Override
        @SuppressWarnings("rawtypes") // as the library declares it
        public boolean useReferences(Class type) {
            return super.useReferences(type) && !ONCE.contains(type) && !Identifier.class.isAssignableFrom(type);
        }
    }

    /** Made as large as it will be. */
    private static final class LargeMap extends MapSerializer<Map<?, ?>> {
        @Override
        protected Map<?, ?> create(Kryo kryo, Input input, Class<? extends Map<?, ?>> type, int size) {
            return LinkedHashMap.newLinkedHashMap(size);
        }
    }

    /** In the order of its keys, which compare themselves. */
    private static final class UnmodifiableMap extends Serializer<SortedMap<?, ?>> {
        @Override
        public void write(Kryo kryo, Output output, SortedMap<?, ?> map) {
            output.writeVarInt(map.size(), true);
            map.forEach((key, value) -> {
                kryo.writeClassAndObject(output, key);
                kryo.writeClassAndObject(output, value);
            });
        }

        @Override
        public SortedMap<?, ?> read(Kryo kryo, Input input, Class<? extends SortedMap<?, ?>> type) {
            TreeMap<Object, Object> map = new TreeMap<>();
            for (int left = input.readVarInt(true); left > 0; left--) {
                Object key = kryo.readClassAndObject(input);
                map.put(key, kryo.readClassAndObject(input));
            }
            return Collections.unmodifiableSortedMap(map);
        }
    }

    /** In the order of its elements, which compare themselves. */
    private static final class UnmodifiableSet extends Serializer<SortedSet<?>> {
        @Override
        public void write(Kryo kryo, Output output, SortedSet<?> set) {
            output.writeVarInt(set.size(), true);
            set.forEach(element -> kryo.writeClassAndObject(output, element));
        }

        @Override
        public SortedSet<?> read(Kryo kryo, Input input, Class<? extends SortedSet<?>> type) {
            TreeSet<Object> set = new TreeSet<>();
            for (int left = input.readVarInt(true); left > 0; left--) {
                set.add(kryo.readClassAndObject(input));
            }
            return Collections.unmodifiableSortedSet(set);
        }
    }
}
