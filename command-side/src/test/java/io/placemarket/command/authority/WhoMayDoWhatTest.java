package io.placemarket.command.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AlertCommand;
import io.placemarket.command.message.AlertCommand.SetAlert;
import io.placemarket.command.message.BookingCommand.LetHoldLapse;
import io.placemarket.command.message.Command;
import io.placemarket.command.message.OfferCommand.PostOffer;
import io.placemarket.command.message.PlanCommand.SetPlans;
import io.placemarket.kernel.identity.Actor;
import io.placemarket.kernel.identity.Role;
import io.placemarket.kernel.problem.ProblemCode;
import io.placemarket.kernel.problem.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhoMayDoWhatTest {
    private static final Path PAGE = Path.of("../docs/who-may-do-what.md");

    @Test
    void every_command_stands_in_the_table() {
        assertThat(WhoMayDoWhat.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(leaves(Command.class).toList());
    }

    @Test
    void the_documentation_says_what_the_table_says() throws IOException {
        String page = page();
        if (Boolean.getBoolean("placemarket.write-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/who-may-do-what.md; write it anew with -Dplacemarket.write-docs=true")
                .exists()
                .content()
                .isEqualTo(page);
    }

    @Test
    void a_region_plans_and_changes_nothing_else_but_what_it_hears_of() {
        WhoMayDoWhat.rows().keySet().stream()
                .filter(command -> !AlertCommand.class.isAssignableFrom(command) && !command.equals(SetPlans.class))
                .forEach(command -> assertRefused(command, Sample.REGION));
        WhoMayDoWhat.checkRole(SetAlert.class, Sample.REGION);
        WhoMayDoWhat.checkRole(SetPlans.class, Sample.REGION);
    }

    @Test
    void an_operator_is_not_the_market_itself() {
        assertRefused(LetHoldLapse.class, Sample.OPERATOR);
        WhoMayDoWhat.checkRole(LetHoldLapse.class, Sample.MARKET);
    }

    @Test
    void a_role_without_an_organisation_owns_nothing() {
        Actor nobody = new Actor("nobody", Role.PROVIDER, Optional.empty());
        assertThatThrownBy(() -> WhoMayDoWhat.check(
                        new PostOffer(Sample.OFFER, Sample.terms(1, 0)), nobody, Concerned.provider(Sample.HOSPICE)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_YOURS));
    }

    private static void assertRefused(Class<? extends Command> command, Actor actor) {
        assertThatThrownBy(() -> WhoMayDoWhat.checkRole(command, actor))
                .as(command.getSimpleName())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.NOT_ALLOWED));
    }

    private static Stream<Class<? extends Command>> leaves(Class<? extends Command> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(sub -> leaves(sub.asSubclass(Command.class)))
                : Stream.of(type);
    }

    private static String page() {
        String header =
                """
                # Who may do what

                The roles that may ask for a change, whatever the way in. *own*: it must concern the asker's own organisation — a provider's
                areas, offers and what is booked in them; a university's cohorts, students and bookings. *own, and members'*: the same, or of a
                provider that is today a member of the asker's network or training hub; what it agrees with others and which networks it joins,
                a member says itself. *the market itself*: only the market's own processes, when time has passed. An empty cell: not at all. This page is written from the table in the code, and a test
                compares the two.

                | | %s |
                |---|%s|
                """.formatted(columns(Role::name), columns(role -> "---").replace(" ", ""));
        return header
                + WhoMayDoWhat.rows().entrySet().stream()
                        .map(row -> "| " + WhoMayDoWhat.inWords(row.getKey()) + " | "
                                + columns(role -> Optional.ofNullable(
                                                row.getValue().get(role))
                                        .map(Relation::label)
                                        .orElse(""))
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String columns(Function<Role, String> cell) {
        return Arrays.stream(Role.values()).map(cell).collect(Collectors.joining(" | "));
    }
}
