package io.placemarket.query.board;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.SupervisionModel;
import io.placemarket.query.market.Labels;
import java.util.Comparator;
import java.util.Locale;

/** What the rows, or the columns, of a board are. */
public enum Dimension {
    WEEK,
    PROFESSION,
    LEVEL,
    ICB,
    SECTOR,
    MODE,
    SUPERVISION;

    /** Stands for an integrated care board that is not known. */
    public static final String UNKNOWN = "UNKNOWN";

    /**
     * The row an offer is counted in.
     *
     * @throws IllegalStateException for weeks, of which an offer has many
     */
    public String key(OfferFacts facts) {
        return switch (this) {
            case WEEK -> throw new IllegalStateException("an offer has many weeks");
            case PROFESSION -> facts.profession().value();
            case LEVEL -> facts.level().name();
            case ICB -> facts.icb().isEmpty() ? UNKNOWN : facts.icb();
            case SECTOR -> facts.sector().name();
            case MODE -> facts.mode().name();
            case SUPERVISION -> facts.supervision().code();
        };
    }

    /** A row's name, as people read it. */
    public String label(String row) {
        return switch (this) {
            case WEEK -> "Week of " + Week.parse(row).monday();
            case PROFESSION -> ReferenceData.shipped().professionName(new ProfessionCode(row));
            case LEVEL -> Labels.of(LearnerLevel.valueOf(row));
            case ICB -> Labels.icb(row.equals(UNKNOWN) ? "" : row);
            case SECTOR -> Sector.valueOf(row).label();
            case MODE -> Labels.of(Mode.valueOf(row));
            case SUPERVISION -> SupervisionModel.of(row).label();
        };
    }

    /** The order of columns: as they are listed where few, else by name. */
    Comparator<String> order() {
        return switch (this) {
            case WEEK -> Comparator.comparing(Week::parse);
            case PROFESSION, ICB -> Comparator.comparing(this::label);
            case LEVEL -> Comparator.comparing(LearnerLevel::valueOf);
            case SECTOR -> Comparator.comparing(Sector::valueOf);
            case MODE -> Comparator.comparing(Mode::valueOf);
            case SUPERVISION -> Comparator.comparing(SupervisionModel::of);
        };
    }

    /** As addresses name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
