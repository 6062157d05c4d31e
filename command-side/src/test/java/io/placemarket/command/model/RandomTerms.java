package io.placemarket.command.model;

import io.placemarket.command.Sample;
import io.placemarket.command.message.AreaCommand;
import io.placemarket.command.message.AreaCommand.ChangeAudit;
import io.placemarket.command.message.AreaCommand.EndAudit;
import io.placemarket.command.message.AreaCommand.RenewAudit;
import io.placemarket.kernel.area.Audit;
import io.placemarket.kernel.id.AreaId;
import io.placemarket.kernel.reference.ProfessionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Random commands about what areas and offers promise. */
final class RandomTerms {
    private final NaiveMarket market;
    private final Random random;
    private final LocalDate today;

    RandomTerms(NaiveMarket market, Random random, LocalDate today) {
        this.market = market;
        this.random = random;
        this.today = today;
    }

    AreaCommand ofAudit() {
        AreaId area = any(market.areas());
        LocalDate day = today.plusDays(random.nextInt(60));
        return switch (random.nextInt(5)) {
            case 0 -> new EndAudit(area, day, Sample.REASON);
            case 1, 2 -> new ChangeAudit(area, day, 2 + random.nextInt(4), professions());
            default -> new RenewAudit(area, new Audit(2 + random.nextInt(4), professions(), day, day.plusWeeks(60)));
        };
    }

    private SortedMap<ProfessionCode, Integer> professions() {
        SortedMap<ProfessionCode, Integer> professions = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            professions.put(Sample.ADULT, 1 + random.nextInt(2));
            professions.put(Sample.CHILD, 1 + random.nextInt(2));
        }
        return professions;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
