package io.placemarket.query.page;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.BoardCell;
import io.placemarket.query.board.BoardRow;
import io.placemarket.query.board.BoardSnapshot;
import io.placemarket.query.board.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The board as its page shows it. The browser paints the same numbers the same way: see board-cell.js. */
record BoardModel(BoardSnapshot snapshot, BoardRequest request, Optional<BoardCompared> compared) {
    /** From which gap on, in students, each shade begins. */
    private static final List<Integer> GAPS = List.of(1, 10, 25, 50, 100);
    /** From which fill on, in a hundred, each shade begins. */
    private static final List<Integer> FILLS = List.of(50, 70, 85, 95, 100);

    /** A column. */
    record Column(String week, String label) {}

    /** A row; the total is one too. */
    record Row(String key, String label, boolean total, List<Cell> cells) {
        private boolean needs() {
            return cells.stream().allMatch(Cell::needs);
        }

        /** What a cell's first number is, for those who hear it. */
        public String getFirstSaid() {
            return needs() ? "still to place" : "free";
        }

        /** What a cell's second number is, for those who hear it. */
        public String getSecondSaid() {
            return needs() ? "free" : "at most";
        }
    }

    /**
     * A cell.
     *
     * @param needs whether its first number is of students still to place
     * @param first the number that matters most
     * @param told all its numbers in words
     * @param bin its shade, 0 to 5
     * @param href the offers behind it
     * @param was what it was at the moment it is compared with, in a few words; nothing where that was the same
     */
    record Cell(
            String week,
            boolean needs,
            int first,
            int second,
            String told,
            int bin,
            String href,
            @Nullable String was) {}

    /** A shade and what it means. */
    record Shade(int bin, String label) {}

    private boolean needs() {
        return request.query().rows() == Dimension.PROFESSION;
    }

    public String getTitle() {
        return "Capacity board";
    }

    public String getCaption() {
        return "Capacity by " + getRowsLabel().toLowerCase(Locale.ROOT) + " and week";
    }

    public String getStream() {
        return "/api/board/stream" + request.address();
    }

    /** The same board for a file. */
    public String getFile() {
        return "/api/board" + request.address()
                + request.asOf().map(position -> "&asOf=" + position).orElse("");
    }

    public String getRows() {
        return request.query().rows().name().toLowerCase(Locale.ROOT);
    }

    public String getRowsLabel() {
        return BoardRequest.label(request.query().rows());
    }

    public String getAt() {
        return snapshot.at().toString();
    }

    public String getWhen() {
        return Words.time(snapshot.at());
    }

    public String getFromDay() {
        return request.query().from().monday().toString();
    }

    public List<Choice> getRowChoices() {
        return request.rowChoices();
    }

    public List<Choice> getLengthChoices() {
        return request.lengthChoices();
    }

    public List<BoardRequest.Filter> getFilters() {
        return request.filters();
    }

    public boolean isFiltered() {
        return request.isNarrowed();
    }

    public String getExplanation() {
        return needs()
                ? "Each cell: students still to place | places free. The worst gaps come first. Choose a cell to see its offers."
                : "Each cell: places free | the most that are safe at once. In the total: students still to place | places free."
                        + " Choose a cell to see its offers.";
    }

    public String getLegendTitle() {
        return needs() ? "Places short" : "Booked, in a hundred";
    }

    public List<Shade> getLegend() {
        List<Integer> bins = bins();
        return IntStream.rangeClosed(0, bins.size())
                .mapToObj(bin -> new Shade(bin, shade(bins, bin)))
                .toList();
    }

    private String shade(List<Integer> bins, int bin) {
        if (bin == 0) {
            return needs() ? "none" : "under " + bins.getFirst();
        }
        if (bin == bins.size()) {
            return bins.getLast() + (needs() ? " or more" : "");
        }
        return bins.get(bin - 1) + "–" + (bins.get(bin) - 1);
    }

    public String getBinsText() {
        return String.join(",", GAPS.stream().map(String::valueOf).toList()) + ";"
                + String.join(",", FILLS.stream().map(String::valueOf).toList());
    }

    public List<Column> getWeeks() {
        return snapshot.weeks().stream()
                .map(week -> new Column(week.toString(), Words.shortDay(week.monday())))
                .toList();
    }

    public List<Row> getItems() {
        return Stream.of(
                        Stream.of(row("", "All together", true, snapshot.total())),
                        snapshot.items().stream().map(this::row),
                        gone())
                .flatMap(rows -> rows)
                .toList();
    }

    /** A row without numbers, from which the browser makes one that was not there. */
    public Row getPattern() {
        return row("", "", false, nothing());
    }

    private List<BoardCell> nothing() {
        BoardCell nothing = new BoardCell(0, 0, 0, 0, 0, needs() ? OptionalInt.of(0) : OptionalInt.empty());
        return snapshot.weeks().stream().map(week -> nothing).toList();
    }

    /** Rows that hold nothing any more and did at the moment compared with. */
    private Stream<Row> gone() {
        List<String> shown = snapshot.items().stream().map(BoardRow::key).toList();
        return compared.stream()
                .flatMap(other -> other.rowsBut(shown).stream())
                .map(row -> row(row.key(), row.label(), false, nothing()));
    }

    public List<String> getNotes() {
        return snapshot.notes();
    }

    private Row row(BoardRow row) {
        return row(row.key(), row.label(), false, row.cells());
    }

    private Row row(String key, String label, boolean total, List<BoardCell> cells) {
        return new Row(
                key,
                label,
                total,
                IntStream.range(0, cells.size())
                        .mapToObj(index -> cell(key, snapshot.weeks().get(index), cells.get(index)))
                        .toList());
    }

    private Cell cell(String key, Week week, BoardCell cell) {
        OptionalInt still = cell.stillToPlace();
        Optional<BoardCell> was = compared.flatMap(other -> other.was(key, week));
        return new Cell(
                week.toString(),
                still.isPresent(),
                still.orElse(cell.free()),
                still.isPresent() ? cell.free() : cell.limit(),
                told(cell) + was.map(other -> "; it was: " + told(other)).orElse(""),
                bin(cell),
                request.offers(key, week),
                was.map(other -> was(other, cell)).orElse(null));
    }

    private static String was(BoardCell was, BoardCell is) {
        String before = shown(was);
        return before.equals(shown(is)) ? "other figures changed" : "was " + before;
    }

    private static String shown(BoardCell cell) {
        return cell.stillToPlace().isPresent()
                ? cell.stillToPlace().getAsInt() + " | " + cell.free()
                : cell.free() + " | " + cell.limit();
    }

    private static String told(BoardCell cell) {
        return (cell.stillToPlace().isPresent() ? cell.stillToPlace().getAsInt() + " still to place, " : "")
                + "%d free, %d held, %d allocated, %d offered, limit %d"
                        .formatted(cell.free(), cell.held(), cell.allocated(), cell.offered(), cell.limit());
    }

    private static int bin(BoardCell cell) {
        int booked = cell.held() + cell.allocated();
        int weight = cell.stillToPlace().isPresent()
                ? Math.max(0, cell.gap())
                : booked == 0 ? 0 : 100 * booked / (booked + cell.free());
        return Math.toIntExact((cell.stillToPlace().isPresent() ? GAPS : FILLS)
                .stream().filter(from -> weight >= from).count());
    }

    private List<Integer> bins() {
        return needs() ? GAPS : FILLS;
    }
}
