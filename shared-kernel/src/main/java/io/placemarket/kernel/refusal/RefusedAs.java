package io.placemarket.kernel.refusal;

import io.placemarket.kernel.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The code a kind of refusal is answered with. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RefusedAs {
    ProblemCode value();

    /** What would be accepted instead, in general words; empty where nothing would. */
    String accepted() default "";
}
