package io.placemarket.query.cohort;

import io.placemarket.kernel.problem.Problem;
import io.placemarket.kernel.reference.ReferenceData;
import io.placemarket.kernel.reference.ReferenceData.PostcodeDistrict;
import java.util.Locale;
import java.util.Optional;

/** Distances as the crow flies between the centres of postcode districts. */
final class Distance {
    private static final double EARTH_KILOMETRES = 6_371.0;
    private static final int INWARD_LETTERS = 3;

    private Distance() {}

    /**
     * The district somebody names by a postcode or its first half.
     *
     * @throws io.placemarket.kernel.problem.RefusedException invalid-value where there is none
     */
    static PostcodeDistrict named(String field, String text) {
        return of(text).orElseThrow(() -> Problem.invalid(
                        field, text, "a postcode of the United Kingdom or its first half, such as ST5")
                .refused());
    }

    /** The district of a postcode, where it is known. */
    static Optional<PostcodeDistrict> of(String postcode) {
        String letters = postcode.toUpperCase(Locale.ROOT).replace(" ", "");
        boolean whole = letters.matches("[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}");
        return Optional.ofNullable(ReferenceData.shipped()
                .districts()
                .get(whole ? letters.substring(0, letters.length() - INWARD_LETTERS) : letters));
    }

    /** Kilometres between two centres; 0 within one district. */
    static double kilometres(PostcodeDistrict from, PostcodeDistrict to) {
        double north = Math.toRadians(to.latitude() - from.latitude());
        double east = Math.toRadians(to.longitude() - from.longitude());
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(from.latitude()))
                        * Math.cos(Math.toRadians(to.latitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(Math.min(1, chord)));
    }
}
