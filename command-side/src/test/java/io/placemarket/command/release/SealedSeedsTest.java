package io.placemarket.command.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.command.Sample;
import io.placemarket.kernel.id.OfferId;
import io.placemarket.kernel.id.ReleaseId;
import io.placemarket.kernel.release.Lottery;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealedSeedsTest {
    private static final ReleaseId RELEASE = ReleaseId.of(Sample.OFFER);

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        key[0] = (byte) fill;
        return key;
    }

    @Test
    void a_seed_opens_to_what_was_committed_to_also_after_a_restart() {
        SeedVault.Drawn drawn = new SealedSeeds(key(1)).draw(RELEASE);
        String seed = new SealedSeeds(key(1)).open(RELEASE, drawn.sealed());
        assertThat(Lottery.commitment(HexFormat.of().parseHex(seed))).isEqualTo(drawn.commitment());
    }

    @Test
    void no_two_releases_have_the_same_seed() {
        SeedVault vault = new SealedSeeds(key(1));
        assertThat(vault.draw(RELEASE).commitment())
                .isNotEqualTo(vault.draw(RELEASE).commitment());
    }

    @Test
    void what_is_sealed_does_not_show_the_seed() {
        SeedVault vault = new SealedSeeds(key(1));
        SeedVault.Drawn drawn = vault.draw(RELEASE);
        String sealed = HexFormat.of().formatHex(Base64.getDecoder().decode(drawn.sealed()));
        assertThat(sealed).doesNotContain(vault.open(RELEASE, drawn.sealed()));
    }

    @Test
    void it_opens_neither_under_another_key_nor_for_another_release() {
        String sealed = new SealedSeeds(key(1)).draw(RELEASE).sealed();
        ReleaseId other = ReleaseId.of(new OfferId(Sample.WARD + "-ffer0001"));
        assertThatThrownBy(() -> new SealedSeeds(key(2)).open(RELEASE, sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SealedSeeds(key(1)).open(other, sealed)).isInstanceOf(IllegalStateException.class);
    }
}
