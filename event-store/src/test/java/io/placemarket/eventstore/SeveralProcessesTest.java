package io.placemarket.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/** Real processes on one log. {@code -Dseveral.millis=180000} has them write for three minutes. */
@Timeout(900)
class SeveralProcessesTest {
    private static final String WRITING_MILLIS = System.getProperty("several.millis", "3000");
    private static final Logger LOGGER = LoggerFactory.getLogger(SeveralProcessesTest.class);
    private final TestDatabase database = new TestDatabase();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        database.close();
    }

    @Test
    void three_processes_write_one_log_in_order_and_none_starves() throws Exception {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        List<String> disorder = new ArrayList<>();
        Process following = start(TailProcess.class);
        BufferedReader follower = following.inputReader(StandardCharsets.UTF_8);
        assertThat(follower.readLine()).isEqualTo("ready");
        try (EventLog log = database.open()) {
            Disposable tail = follow(log, seen, disorder);
            List<Writer> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(new Writer(start(WriterProcess.class, "8", WRITING_MILLIS)));
            }
            for (Writer writer : writers) {
                writer.go();
            }
            Set<Long> told = new TreeSet<>();
            for (Writer writer : writers) {
                told.addAll(writer.finish());
                LOGGER.info("a process wrote {} units, the slowest in {} ms", writer.units, writer.slowest);
            }
            int all = writers.stream().mapToInt(writer -> writer.units).sum();
            assertThat(writers)
                    .extracting(writer -> writer.units)
                    .as("units of each process")
                    .allSatisfy(units -> assertThat(units).isGreaterThan(all / 20));

            long head = log.headPosition();
            assertThat(told).hasSize((int) head - 3);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() == head);
            assertThat(disorder).isEmpty();
            assertThat(log.verifier().verify()).isInstanceOf(LogVerifier.Finding.Sound.class);
            tail.dispose();
            following.outputWriter(StandardCharsets.UTF_8).append(head + "\n").flush();
            assertThat(follower.readLine())
                    .as("events seen elsewhere, and disorder")
                    .isEqualTo(head + " 0");
        }
    }

    @Test
    void nothing_acknowledged_is_lost_when_a_writer_is_killed() throws Exception {
        for (int cycle = 0; cycle < 3; cycle++) {
            Writer killed = new Writer(start(WriterProcess.class, "4", "60000"));
            killed.go();
            List<Long> told = killed.readThenKill(200);

            try (EventLog log = database.open()) {
                Set<Long> stored = new TreeSet<>();
                log.reader().unitsFrom(1).forEach(unit -> unit.events().forEach(event -> stored.add(event.position())));
                assertThat(stored).containsAll(told);
                assertThat(log.verifier().verify()).isInstanceOf(LogVerifier.Finding.Sound.class);
                Samples.appendUnit(log, 1);
            }
        }
    }

    private static Disposable follow(EventLog log, Set<Long> seen, List<String> disorder) {
        long[] next = {1};
        return log.tail().from(1).subscribe(unit -> {
            if (unit.position() != next[0]) {
                disorder.add("expected " + next[0] + ", saw " + unit.position());
            }
            next[0] = unit.lastPosition() + 1;
            unit.events().forEach(event -> seen.add(event.position()));
        });
    }

    private Process start(Class<?> program, String... further) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                TestDatabase.uri(),
                database.database().getName()));
        command.addAll(List.of(further));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    /** Speaks with a writing process. */
    private static final class Writer {
        private final Process process;
        private final BufferedReader lines;
        private int units;
        private String slowest = "?";

        Writer(Process process) throws IOException {
            this.process = process;
            this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("ready");
        }

        void go() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        }

        List<Long> finish() throws Exception {
            List<Long> told = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("slowest ")) {
                    slowest = line.substring("slowest ".length());
                } else {
                    add(line, told);
                }
            }
            assertThat(process.waitFor()).isZero();
            return told;
        }

        List<Long> readThenKill(int unitsFirst) throws Exception {
            List<Long> told = new ArrayList<>();
            for (int i = 0; i < unitsFirst; i++) {
                add(lines.readLine(), told);
            }
            process.destroyForcibly().waitFor();
            return told;
        }

        private void add(String line, List<Long> told) {
            String[] fromTo = line.split(" ", 2);
            units++;
            for (long position = Long.parseLong(fromTo[0]); position <= Long.parseLong(fromTo[1]); position++) {
                told.add(position);
            }
        }
    }
}
