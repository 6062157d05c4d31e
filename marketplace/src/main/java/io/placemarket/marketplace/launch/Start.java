package io.placemarket.marketplace.launch;

import java.lang.reflect.InvocationTargetException;

/** Starts the market, or says that this Java is too old. Compiled for Java 17, so that it can. */
public final class Start {
    private static final int OLDEST = 21;
    private static final String PROGRAM = "io.placemarket.marketplace.Marketplace";

    private Start() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int version = Runtime.version().feature();
        if (version < OLDEST) {
            System.err.println("Placemarket needs Java " + OLDEST + " or newer, and this is Java " + version + " at "
                    + System.getProperty("java.home") + ": install a newer one, or start it with mvn spring-boot:run,"
                    + " which finds one.");
            System.exit(1);
        }
        try {
            Class.forName(PROGRAM).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Placemarket did not start", e.getCause());
        }
    }
}
