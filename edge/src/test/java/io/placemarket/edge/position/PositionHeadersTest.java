package io.placemarket.edge.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionHeadersTest {
    private static void isRefused(ProblemCode code, ThrowingCallable parsing) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(parsing)
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    @Test
    void if_match_names_a_revision_or_any() {
        assertThat(IfMatch.parse("\"7\"").revision()).hasValue(7);
        assertThat(IfMatch.parse(" \"0\" ").revision()).hasValue(0);
        assertThat(IfMatch.parse("*").revision()).isEmpty();
        assertThat(IfMatch.parse(null).revision()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"7\"", "7", "\"seven\"", "\"7\", \"8\"", "", "\"-1\"", "\"99999999999999999999\""})
    void any_other_if_match_is_malformed(String header) {
        isRefused(ProblemCode.MALFORMED_REQUEST, () -> IfMatch.parse(header));
    }

    @Test
    void what_has_moved_on_is_refused_with_where_it_is() {
        assertThatCode(() -> IfMatch.parse("\"7\"").check(7)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.parse("*").check(7)).doesNotThrowAnyException();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> IfMatch.parse("\"6\"").check(7))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.REVISION_MISMATCH);
                    assertThat(refused.problem().figures()).containsEntry("revision", 7L);
                });
    }

    @Test
    void a_key_is_its_organisations_or_its_users() {
        OrganisationId trust = new OrganisationId("trst00000001");
        IdempotencyKey key = IdempotencyKey.parse("3f/1 a");

        assertThat(key.scopedTo(new Actor("ann", Role.PROVIDER, Optional.of(trust))))
                .contains("organisation/trst00000001/3f/1 a");
        assertThat(key.scopedTo(new Actor("bob", Role.OPERATOR, Optional.empty())))
                .contains("user/bob/3f/1 a");
        assertThat(IdempotencyKey.parse(null).scopedTo(new Actor("bob", Role.OPERATOR, Optional.empty())))
                .isEmpty();
    }

    @Test
    void a_key_has_up_to_two_hundred_printable_characters() {
        assertThat(IdempotencyKey.parse("k".repeat(200)).value()).isPresent();
        assertThat(IdempotencyKey.parse("k").value()).isPresent();
        isRefused(ProblemCode.MALFORMED_REQUEST, () -> IdempotencyKey.parse("k".repeat(201)));
        isRefused(ProblemCode.MALFORMED_REQUEST, () -> IdempotencyKey.parse(""));
        isRefused(ProblemCode.MALFORMED_REQUEST, () -> IdempotencyKey.parse(" "));
        isRefused(ProblemCode.MALFORMED_REQUEST, () -> IdempotencyKey.parse("é"));
        isRefused(ProblemCode.MALFORMED_REQUEST, () -> IdempotencyKey.parse("a\tb"));
    }

    @Test
    void a_position_is_a_whole_number() {
        assertThat(AtLeast.parse("41").position()).isEqualTo(41);
        assertThat(AtLeast.parse(null).position()).isZero();
        isRefused(ProblemCode.INVALID_VALUE, () -> AtLeast.parse("-1"));
        isRefused(ProblemCode.INVALID_VALUE, () -> AtLeast.parse("soon"));
        isRefused(ProblemCode.INVALID_VALUE, () -> AtLeast.parse(""));
    }
}
