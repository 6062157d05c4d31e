package io.placemarket.query.page;

import io.placemarket.query.appetite.AppetiteRow;

/** What an area says of its appetite, as pages show it. */
record AppetiteLine(
        String area, String areaName, String provider, String profession, String term, String answer, String reason) {
    static AppetiteLine of(AppetiteRow row) {
        return new AppetiteLine(
                row.area().value(),
                row.areaName(),
                row.providerName(),
                row.professionName(),
                Words.day(row.firstDay()) + " to " + Words.day(row.lastDay()),
                row.answer().label(),
                row.reason()
                        .map(reason -> Words.reason(reason.code(), reason.note()))
                        .orElse(""));
    }
}
