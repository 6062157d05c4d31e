package io.placemarket.command.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.placemarket.command.Sample;
import io.placemarket.command.message.WaitingCommand.ReconsiderEntry;
import io.placemarket.command.time.DueList.Due;
import io.placemarket.kernel.id.AgreementId;
import io.placemarket.kernel.id.EntryId;
import io.placemarket.kernel.id.OrganisationId;
import io.placemarket.kernel.id.WaitingListId;
import io.placemarket.kernel.organisation.AgreementEvent.AgreementMade;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryAdded;
import io.placemarket.kernel.waiting.WaitingEvent.WaitingEntryLeft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is to be looked at, and when. */
class DueListTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final WaitingListId LIST = WaitingListId.of(Sample.WARD);
    private final DueList list = new DueList();

    @Test
    void an_area_is_looked_at_once_however_many_of_a_university_wait_there_when_something_is_agreed() {
        EntryId first = wait("1", Sample.KEELE);
        EntryId second = wait("2", Sample.KEELE);
        agree(Sample.KEELE);

        assertThat(due()).singleElement().satisfies(due -> {
            assertThat(due.what()).isEqualTo(Sample.WARD);
            assertThat(List.of(new ReconsiderEntry(first), new ReconsiderEntry(second)))
                    .contains((ReconsiderEntry) due.then());
        });
    }

    @Test
    void nothing_is_looked_at_where_nobody_of_the_university_waits() {
        wait("1", Sample.ASTON);
        EntryId left = wait("2", Sample.KEELE);
        list.apply(new WaitingEntryLeft(LIST, left));
        agree(Sample.KEELE);

        assertThat(due()).isEmpty();
    }

    @Test
    void a_look_does_not_settle_what_was_agreed_after_it_began() {
        wait("1", Sample.KEELE);
        agree(Sample.KEELE);
        Due before = due().getFirst();
        agree(Sample.KEELE);
        list.settled(before);

        assertThat(due()).singleElement().isNotEqualTo(before);
        list.settled(due().getFirst());
        assertThat(due()).isEmpty();
    }

    private List<Due> due() {
        return list.dueAt(NOW, 10);
    }

    private EntryId wait(String number, OrganisationId university) {
        EntryId entry = new EntryId(Sample.OFFER + "-e000000000" + number);
        list.apply(new WaitingEntryAdded(LIST, entry, Sample.COHORT, university, 1, Sample.offered()));
        return entry;
    }

    private void agree(OrganisationId university) {
        list.apply(new AgreementMade(
                AgreementId.of(Sample.HOSPICE, university),
                Sample.HOSPICE,
                university,
                new TreeSet<>(),
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 7, 31)));
    }
}
