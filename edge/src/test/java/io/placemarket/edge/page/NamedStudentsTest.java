package io.placemarket.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.edge.page.NamedStudents.Form;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamedStudentsTest {
    private static final Form CHECKED = new Form("cohort", "L-1\r\nL-2", "2026-W49", "2026-W50", true, "");

    @Test
    void a_form_that_asks_for_the_same_has_the_same_digest_however_its_students_are_parted() {
        assertThat(new Form("cohort", " L-1, L-2\n", "2026-W49", "2026-W50", true, "").digest())
                .isEqualTo(CHECKED.digest());
    }

    @Test
    void a_form_that_asks_for_anything_else_has_another_digest() {
        assertThat(Stream.of(
                                CHECKED,
                                new Form("other", "L-1\nL-2", "2026-W49", "2026-W50", true, ""),
                                new Form("cohort", "L-1\nL-2\nL-3", "2026-W49", "2026-W50", true, ""),
                                new Form("cohort", "L-2\nL-1", "2026-W49", "2026-W50", true, ""),
                                new Form("cohort", "L-1\nL-2", "2026-W48", "2026-W50", true, ""),
                                new Form("cohort", "L-1\nL-2", "2026-W49", "2026-W51", true, ""),
                                new Form("cohort", "L-1\nL-2", "2026-W49", "2026-W50", false, ""),
                                new Form("cohort", "L-1\nL-2", "2026-W49", "2026-W50", true, "hold"))
                        .map(Form::digest))
                .doesNotHaveDuplicates();
    }
}
