package io.placemarket.kernel.refusal;

import io.placemarket.kernel.problem.ProblemCode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a kind of refusal before it is given.
 *
 * @param type its record
 * @param accepted what would be accepted instead, in general words; empty where nothing would
 * @param figures what it tells beside its sentence
 */
public record RefusalType(Class<? extends Refusal> type, ProblemCode code, String accepted, List<FigureType> figures) {
    private static final Map<Class<?>, RefusalType> ALL = leaves(Refusal.class)
            .map(RefusalType::read)
            .collect(Collectors.toMap(RefusalType::type, Function.identity()));

    public RefusalType {
        figures = List.copyOf(figures);
    }

    /** Every kind, by the order of the codes and their own names. */
    public static List<RefusalType> all() {
        return ALL.values().stream()
                .sorted(Comparator.comparing(RefusalType::code).thenComparing(RefusalType::name))
                .toList();
    }

    /** Those that are answered with that code; none where no rule gives it. */
    public static List<RefusalType> of(ProblemCode code) {
        return all().stream().filter(known -> known.code() == code).toList();
    }

    static RefusalType of(Refusal refusal) {
        return Optional.ofNullable(ALL.get(refusal.getClass())).orElseThrow();
    }

    /** Its record's simple name. */
    public String name() {
        return type.getSimpleName();
    }

    private static RefusalType read(Class<?> leaf) {
        RefusedAs as = Optional.ofNullable(leaf.getAnnotation(RefusedAs.class)).orElseThrow();
        return new RefusalType(
                leaf.asSubclass(Refusal.class),
                as.value(),
                as.accepted(),
                FigureType.of(leaf.asSubclass(Record.class)));
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(RefusalType::leaves)
                : Stream.of(family);
    }
}
