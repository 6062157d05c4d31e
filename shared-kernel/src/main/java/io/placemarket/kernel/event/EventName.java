package io.placemarket.kernel.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event stands in the log, whatever its class comes to be called. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /** The name; never changed, never used again. */
    String value();

    /** Counts up whenever the event's content changes. */
    int revision() default 1;
}
