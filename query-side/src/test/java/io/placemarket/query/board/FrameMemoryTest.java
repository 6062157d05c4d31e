package io.placemarket.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Frames lie outside the heap: what they may take there is a bound of the process, not of the collector's mood. */
class FrameMemoryTest {
    private static final int FRAME_BYTES = 64 << 10;
    private static final int FRAMES = 2_000;

    /** Makes many more frames than fit, and keeps none: run in a process of its own. */
    static final class ManyFrames {
        private ManyFrames() {}

        public static void main(String[] arguments) {
            byte[] json = new byte[FRAME_BYTES];
            long bytes = 0;
            for (int i = 0; i < FRAMES; i++) {
                bytes += new Frame("snapshot", i, json).wire().remaining();
            }
            System.exit(bytes > (long) FRAMES * FRAME_BYTES ? 0 : 1);
        }
    }

    @Test
    void far_more_frames_than_fit_are_made_under_the_bound_where_nobody_keeps_them() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxDirectMemorySize=8m",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyFrames.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
