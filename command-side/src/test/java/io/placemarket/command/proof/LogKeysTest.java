package io.placemarket.command.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeysTest {
    private static byte[] secret(int value) {
        byte[] bytes = new byte[LogKeys.BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void the_same_secret_makes_the_same_keys_in_every_process() {
        LogKeys keys = LogKeys.of(secret(7));
        assertThat(LogKeys.of(Base64.getEncoder().encodeToString(secret(7)) + "\n")
                        .pair()
                        .getPublic())
                .isEqualTo(keys.pair().getPublic());
        assertThat(LogKeys.of(secret(8)).pair().getPublic())
                .isNotEqualTo(keys.pair().getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not Base64!"})
    void what_is_no_secret_is_refused(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogKeys.of(secret));
    }
}
