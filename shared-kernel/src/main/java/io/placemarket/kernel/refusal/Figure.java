package io.placemarket.kernel.refusal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A component of a refusal, or what follows from its components, that the problem document tells under the same name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Figure {
    /** What it means, in a few words. */
    String value();

    /** Where it is a list of records with figures of their own: which. */
    Class<? extends Record> each() default None.class;

    /** Stands for no record. */
    record None() {}
}
