package io.placemarket.kernel.refusal;

import io.placemarket.kernel.calendar.WeekSet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the figures of a refusal: the one place that says how its types stand in a problem document. */
final class Figures {
    private static final Map<Class<?>, List<Method>> METHODS = new ConcurrentHashMap<>();

    private Figures() {}

    /** By name, in order; without those that say nothing. */
    static Map<String, Object> of(Record teller) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Method method : methods(teller)) {
            Object value = value(method, teller);
            boolean nothing = value.equals(Optional.empty()) || value.equals(Collections.emptyList());
            if (!nothing) {
                figures.put(method.getName(), told(value));
            }
        }
        return figures;
    }

    private static List<Method> methods(Record teller) {
        return METHODS.computeIfAbsent(
                teller.getClass(),
                type -> FigureType.methods(type.asSubclass(Record.class)).toList());
    }

    private static Object value(Method method, Record teller) {
        try {
            return method.invoke(teller);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(method + " cannot be told", e);
        }
    }

    private static Object told(Object value) {
        return switch (value) {
            case Number number -> number;
            case WeekSet weeks -> weeks.runs();
            case Optional<?> present -> told(present.orElseThrow());
            case Collection<?> many -> many.stream().map(Figures::told).toList();
            case Map<?, ?> byName -> {
                Map<String, Object> each = new LinkedHashMap<>();
                byName.forEach((name, one) -> each.put(name.toString(), told(one)));
                yield each;
            }
            case EachRefusal answered -> answered; // has members of its own, as it is written
            case Record record -> methods(record).isEmpty() ? record.toString() : of(record);
            default -> value.toString(); // days, moments, identifiers, codes and states are written as they are named
        };
    }
}
