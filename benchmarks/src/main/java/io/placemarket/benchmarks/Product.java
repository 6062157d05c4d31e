package io.placemarket.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The marketplace as everybody starts it, in a process and a folder of its own, with the demonstration's region. */
final class Product implements AutoCloseable {
    private static final Path JAR = Path.of("marketplace", "target", "marketplace-app.jar");
    private static final Pattern READY = Pattern.compile("ready at http://localhost:(\\d+)");
    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");
    private static final Pattern NETWORK = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");

    private final Path folder;
    private final Process process;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Returns once it answers. */
    Product(String... options) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is missing: benchmarks/run builds it");
        }
        folder = Files.createTempDirectory("placemarket-board");
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-Xmx2g",
                "-XX:NativeMemoryTracking=summary",
                "-XX:MaxDirectMemorySize=512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Ddisable-axoniq-console-message=true",
                "-jar",
                JAR.toString(),
                "--server.port=0",
                "--placemarket.data=" + folder,
                "--placemarket.demonstration.live=false"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        port = port(process.inputReader(StandardCharsets.UTF_8));
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** What it says later is read and forgotten. */
    private static int port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofPlatform().daemon().start(() -> said.lines().forEach(ignored -> {}));
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new IOException("The marketplace has ended before it was ready");
    }

    int port() {
        return port;
    }

    /** The header by which a user of the demonstration is known. */
    static String authorization(String user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + user + "-demonstration").getBytes(StandardCharsets.US_ASCII));
    }

    HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> put(String user, String path, String json) throws IOException, InterruptedException {
        return client.send(
                request(user, path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", authorization(user));
    }

    /** What it holds of the heap after garbage was collected, and outside it for its connections; kilobytes. */
    long kilobytes() throws IOException {
        String unused = tell("GC.run") + tell("GC.run");
        return found(HEAP, tell("GC.heap_info")) + found(NETWORK, tell("VM.native_memory", "summary"));
    }

    private static long found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("No '" + pattern + "' in: " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private String tell(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(java("jcmd"), Long.toString(process.pid())));
        words.addAll(List.of(command));
        Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Process unused = process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
