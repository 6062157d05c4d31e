package io.placemarket.kernel.refusal;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fact that a kind of refusal tells.
 *
 * @param name as it stands in the problem document
 * @param each what is told of each, where it is a list
 */
public record FigureType(String name, String meaning, List<FigureType> each) {
    public FigureType {
        each = List.copyOf(each);
    }

    /** Those of a record: its components in order, then what follows from them. */
    static List<FigureType> of(Class<? extends Record> type) {
        return methods(type).map(FigureType::of).toList();
    }

    static Stream<Method> methods(Class<? extends Record> type) {
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Figure.class) && !method.isBridge())
                .sorted(Comparator.<Method>comparingInt(method -> components.indexOf(method.getName()) < 0 ? 1 : 0)
                        .thenComparingInt(method -> components.indexOf(method.getName()))
                        .thenComparing(Method::getName));
    }

    private static FigureType of(Method method) {
        Figure figure = method.getAnnotation(Figure.class);
        return new FigureType(method.getName(), figure.value(), of(figure.each()));
    }
}
