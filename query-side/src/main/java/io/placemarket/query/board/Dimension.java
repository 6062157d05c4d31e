package io.placemarket.query.board;

import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.SupervisionModel;
import io.placemarket.kernel.organisation.Sector;
import io.placemarket.kernel.reference.ProfessionCode;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.query.market.Labels;

/** What the rows of a board are. */
public enum Dimension {
    PROFESSION,
    LEVEL,
    ICB,
    SECTOR,
    MODE,
    SUPERVISION;

    /** The row an offer is counted in. */
    public String key(OfferFacts facts) {
        return switch (this) {
            case PROFESSION -> facts.profession().value();
            case LEVEL -> facts.level().name();
            case ICB -> facts.icb();
            case SECTOR -> facts.sector().name();
            case MODE -> facts.mode().name();
            case SUPERVISION -> facts.supervision().name();
        };
    }

    /** A row's name, as people read it. */
    public String label(String row) {
        return switch (this) {
            case PROFESSION -> ReferenceData.shipped().professionName(new ProfessionCode(row));
            case LEVEL -> Labels.of(LearnerLevel.valueOf(row));
            case ICB -> Labels.icb(row);
            case SECTOR -> Sector.valueOf(row).label();
            case MODE -> Labels.of(Mode.valueOf(row));
            case SUPERVISION -> Labels.of(SupervisionModel.valueOf(row));
        };
    }
}
