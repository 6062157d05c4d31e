package io.placemarket.kernel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    @ParameterizedTest
    @EnumSource
    void every_code_is_found_again_and_explained(ProblemCode code) {
        assertThat(ProblemCode.find(code.code())).contains(code);
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.title()).isNotBlank();
        assertThat(code.explanation()).endsWith(".");
        assertThat(code.status()).isBetween(400, 503);
    }

    @Test
    void a_value_is_shown_no_longer_than_it_helps() {
        Problem problem = Problem.invalid("name", "x".repeat(10_000), "at most 100 characters");
        assertThat(problem.value().orElseThrow()).hasSize(Problem.LONGEST_VALUE + 1);
    }
}
