package io.placemarket.query.market;

import io.placemarket.kernel.cohort.Route;
import io.placemarket.kernel.offer.Arrangement;
import io.placemarket.kernel.offer.LearnerLevel;
import io.placemarket.kernel.offer.Mode;
import io.placemarket.kernel.offer.TieBreak;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.ReferenceData.IntegratedCareBoard;

/** Names of things as people read them. */
public final class Labels {
    private Labels() {}

    /** Who supervises from where, as people read it. */
    public static String of(Arrangement arrangement) {
        return switch (arrangement) {
            case ON_SITE -> "On site";
            case HUB_AND_SPOKE -> "Hub and spoke";
            case LONG_ARM -> "Long arm";
        };
    }

    /** An integrated care board's short name; its code where it has none, "Not known" for an empty one. */
    public static String icb(String odsCode) {
        IntegratedCareBoard board = ReferenceData.shipped().boards().get(odsCode);
        if (board != null) {
            return board.shortName();
        }
        return odsCode.isEmpty() ? "Not known" : odsCode;
    }

    public static String of(Mode mode) {
        return switch (mode) {
            case IN_PERSON -> "In person";
            case BLENDED -> "Blended";
            case TECHNOLOGY_BASED -> "Technology-based";
        };
    }

    public static String of(LearnerLevel level) {
        return switch (level) {
            case YEAR_1 -> "Year 1";
            case YEAR_2 -> "Year 2";
            case YEAR_3 -> "Year 3";
            case YEAR_4 -> "Year 4";
            case POSTGRADUATE -> "Postgraduate";
            case RETURN_TO_PRACTICE -> "Return to practice";
            case ANY -> "Any level";
        };
    }

    public static String of(Route route) {
        return switch (route) {
            case DEGREE -> "Degree";
            case APPRENTICESHIP -> "Apprenticeship";
            case POSTGRADUATE -> "Postgraduate";
            case BLENDED -> "Blended";
            case RETURN_TO_PRACTICE -> "Return to practice";
            case UPSKILLING -> "Upskilling";
        };
    }

    public static String of(TieBreak tieBreak) {
        return switch (tieBreak) {
            case PROPORTIONAL -> "In proportion to need, with a lottery";
            case FIRST_COME -> "First come, first served";
        };
    }
}
