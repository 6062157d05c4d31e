package io.placemarket.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of ours that is spoken to line by line. Ends with its input at the latest. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader heard;
    private final BufferedWriter told;

    /** With the class path of this process. */
    Child(Class<?> main, String... arguments) throws IOException {
        process = process(main, List.of("-Xmx512m"), arguments);
        heard = process.inputReader(StandardCharsets.UTF_8);
        told = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Process process(Class<?> main, List<String> options, String... arguments) throws IOException {
        return process(main, System.getProperty("java.class.path"), options, arguments);
    }

    /** With a class path of its own. */
    static Process process(Class<?> main, String classPath, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    void tell(String line) throws IOException {
        told.write(line);
        told.newLine();
        told.flush();
    }

    /** The next line. */
    String hear() throws IOException {
        String line = heard.readLine();
        if (line == null) {
            throw new IOException("A process of the benchmark has ended by itself");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
