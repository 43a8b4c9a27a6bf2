package rnnscope.text.pair;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import rnnscope.text.Dice;

/**
 * Dates from 1900 to 2099 as they are written in English and in Korean, and what ISO 8601 makes of them: "Thursday, the
 * 4th of March 2021" and "2021년 3월 4일 (목)" become "2021-03-04". Where all is in figures, what is ambiguous is
 * decided: with strokes the month comes before the day ("3/4/2021"), with dots the day before the month ("4.3.2021"),
 * and where the year comes first the month is next, whatever stands between.
 *
 * <p>Days and ways of writing are uniform. A tenth of all days, decided by the seed, is held out: none of them occurs
 * among those to learn from, in whatever form.
 */
public final class Dates {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final int DAYS = (int) (LocalDate.of(2100, 1, 1).toEpochDay() - FIRST.toEpochDay());
    private static final int TRAINING = 24_000;
    private static final int HELD_OUT = 2_000;
    private static final int PARTS = 10;
    private static final long SEED = 1;

    private static final String[] ONES = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh",
        "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
        "seventeenth", "eighteenth", "nineteenth", "twentieth"};
    private static final String[] DIGITS = {"", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"};
    private static final String WEEKDAYS = "월화수목금토일";

    private static final List<Function<LocalDate, String>> FORMS = List.of(
            // English
            d -> month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> d.getDayOfMonth() + " " + month(d) + " " + d.getYear(),
            d -> shortMonth(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> d.getDayOfMonth() + " " + shortMonth(d) + " " + d.getYear(),
            d -> d.getDayOfMonth() + "-" + shortMonth(d) + "-" + d.getYear(),
            d -> month(d) + " " + ordinal(d.getDayOfMonth()) + ", " + d.getYear(),
            d -> "the " + ordinal(d.getDayOfMonth()) + " of " + month(d) + ", " + d.getYear(),
            d -> ordinal(d.getDayOfMonth()) + " of " + month(d) + " " + d.getYear(),
            d -> weekday(d) + ", " + month(d) + " " + d.getDayOfMonth() + ", " + d.getYear(),
            d -> weekday(d) + ", the " + ordinal(d.getDayOfMonth()) + " of " + month(d) + " " + d.getYear(),
            d -> weekday(d).substring(0, 3) + " " + d.getDayOfMonth() + " " + shortMonth(d) + " " + d.getYear(),
            d -> weekday(d).toLowerCase(Locale.ROOT) + " " + d.getDayOfMonth() + " " + month(d).toLowerCase(Locale.ROOT)
                    + " " + d.getYear(),
            d -> month(d).toUpperCase(Locale.ROOT) + " " + d.getDayOfMonth() + " " + d.getYear(),
            d -> month(d) + " the " + spelled(d.getDayOfMonth()) + ", " + d.getYear(),
            d -> "the " + spelled(d.getDayOfMonth()) + " of " + month(d) + " " + d.getYear(),
            // Figures
            d -> d.getMonthValue() + "/" + d.getDayOfMonth() + "/" + d.getYear(),
            d -> two(d.getMonthValue()) + "/" + two(d.getDayOfMonth()) + "/" + d.getYear(),
            d -> d.getDayOfMonth() + "." + d.getMonthValue() + "." + d.getYear(),
            d -> two(d.getDayOfMonth()) + "." + two(d.getMonthValue()) + "." + d.getYear(),
            d -> d.getYear() + "/" + d.getMonthValue() + "/" + d.getDayOfMonth(),
            d -> d.getYear() + two(d.getMonthValue()) + two(d.getDayOfMonth()),
            // Korean
            d -> d.getYear() + "년 " + d.getMonthValue() + "월 " + d.getDayOfMonth() + "일",
            d -> d.getYear() + "년" + d.getMonthValue() + "월" + d.getDayOfMonth() + "일",
            d -> d.getYear() + "년 " + two(d.getMonthValue()) + "월 " + two(d.getDayOfMonth()) + "일",
            d -> d.getYear() + "년 " + d.getMonthValue() + "월 " + d.getDayOfMonth() + "일 " + koreanWeekday(d) + "요일",
            d -> d.getYear() + "년 " + d.getMonthValue() + "월 " + d.getDayOfMonth() + "일 (" + koreanWeekday(d) + ")",
            d -> d.getYear() + ". " + d.getMonthValue() + ". " + d.getDayOfMonth() + ".",
            d -> d.getYear() + "." + two(d.getMonthValue()) + "." + two(d.getDayOfMonth()) + "(" + koreanWeekday(d) + ")",
            d -> "서기 " + d.getYear() + "년 " + d.getMonthValue() + "월 " + d.getDayOfMonth() + "일",
            d -> sino(d.getYear()) + "년 " + sinoMonth(d) + " " + sino(d.getDayOfMonth()) + "일",
            d -> d.getYear() + "년 " + sinoMonth(d) + " " + sino(d.getDayOfMonth()) + "일");

    private Dates() {}

    /** The same pairs always. */
    public static PairCorpus corpus() {
        Dice dice = new Dice(SEED);
        boolean[] held = new boolean[DAYS];
        for (int day = 0; day < DAYS; day++) {
            held[day] = dice.below(PARTS) == 0;
        }
        List<TextPair> training = new ArrayList<>();
        List<TextPair> heldOut = new ArrayList<>();
        while (training.size() < TRAINING || heldOut.size() < HELD_OUT) {
            int day = dice.below(DAYS);
            LocalDate date = FIRST.plusDays(day);
            TextPair pair = new TextPair(dice.pick(FORMS).apply(date), date.toString());
            List<TextPair> part = held[day] ? heldOut : training;
            if (part.size() < (held[day] ? HELD_OUT : TRAINING)) {
                part.add(pair);
            }
        }
        return new PairCorpus(training, heldOut);
    }

    /** A date in every form. */
    static List<String> forms(LocalDate date) {
        return FORMS.stream().map(form -> form.apply(date)).toList();
    }

    private static String month(LocalDate date) {
        return date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String shortMonth(LocalDate date) {
        return month(date).substring(0, 3);
    }

    private static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static char koreanWeekday(LocalDate date) {
        return WEEKDAYS.charAt(date.getDayOfWeek().getValue() - 1);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String ordinal(int day) {
        int last = day % 10;
        boolean teen = day / 10 == 1;
        return day + (teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd");
    }

    private static String spelled(int day) {
        return day <= 20 ? ONES[day] : day == 30 ? "thirtieth" : (day > 30 ? "thirty-" : "twenty-") + ONES[day % 10];
    }

    /** A number below 10,000 in Sino-Korean words: 2021 is 이천이십일, 10 is 십. */
    private static String sino(int number) {
        StringBuilder words = new StringBuilder();
        String[] powers = {"천", "백", "십", ""};
        for (int i = 0, unit = 1000; i < powers.length; i++, unit /= 10) {
            int digit = number / unit % 10;
            if (digit > 0) {
                words.append(digit == 1 && unit > 1 ? "" : DIGITS[digit]).append(powers[i]);
            }
        }
        return words.toString();
    }

    /** June and October have irregular names. */
    private static String sinoMonth(LocalDate date) {
        int month = date.getMonthValue();
        return (month == 6 ? "유" : month == 10 ? "시" : sino(month)) + "월";
    }
}
