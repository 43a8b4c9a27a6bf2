package rnnscope.text.story;

import java.util.List;

/** Lexicon of the stories: what gets lost, and the grammar's rules for words and noun phrases. */
final class Lexicon {
    /** What a story is about: it is lost, looked for and found. */
    static final List<Phrase> LOST = List.of(
            Phrase.singular("brass bell"), Phrase.singular("blue kettle"), Phrase.singular("silver key"),
            Phrase.singular("green lantern"), Phrase.singular("red umbrella"),
            Phrase.singular("painted map"), Phrase.singular("copper pot"),
            Phrase.plural("silver spoons"), Phrase.plural("winter boots"), Phrase.plural("seven letters"),
            Phrase.plural("blue cups"), Phrase.plural("white candles"), Phrase.plural("golden buttons"),
            Phrase.plural("good scissors"));

    /** Where it is found. */
    static final List<String> HIDING_PLACES = List.of("behind the flour sacks", "under the stairs",
            "at the bottom of the dry well", "on the roof of the school", "inside the big drum",
            "under a blanket in the hay", "in the pocket of an old coat", "beneath the third stone of the bridge");

    /** When it happens. */
    static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    static final String WORDS = """
            small: small | quiet | sleepy
            town: town | village | harbour town | market town
            by-water: by the sea | beside a slow river | below a green hill | near a forest
            kind: patient | cheerful | careful | curious | stubborn | gentle | proud
            old: old | young | tall | kind | merry | lazy
            adjective: old | heavy | broken | yellow | round | narrow | empty | green | dusty | old-fashioned |
                ordinary | clean
            weekday: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
            season: spring | summer | autumn | winter
            number: two | three | four | five | seven | ten | twelve

            helper: boy | girl | farmer | sailor | neighbour | carpenter | widow | stranger | doctor
            helpers: children | sailors | farmers | neighbours | sisters | fishermen | uncles
            kin: mother | father | aunt | uncle | brother | sister | grandmother | grandfather
            creature: dog | cat | goat | donkey | goose | hen | horse
            creatures: dogs | cats | goats | donkeys | geese | hens | horses
            noun: table | ladder | basket | cart | window | door | chair | wheel | gate | boat | barrel | chimney
            nouns: tables | ladders | baskets | carts | windows | doors | chairs | wheels | gates | boats | barrels
            food: soup | bread | honey | cheese | jam | butter
            goods: eggs | ribbons | apples | fish | wool | old books
            place: [the|our] {spot}
            spot: market | bridge | well | church | station | mill | harbour | inn | school | town hall | orchard |
                lighthouse
            house: [the|our] {building}
            building: church | station | mill | inn | school | town hall | lighthouse
            container: cupboard | drawer | basket | barrel | oven | cellar

            path: along the river | up the narrow stairs | down the hill | through the sleeping streets | over the
                bridge | past the last houses
            manner: slowly | quietly | cheerfully | carefully | at last | without a smile | with a sigh | after a while
            hour: at noon | at dusk | before breakfast | after supper | at midnight
            sound: the bells | a barking dog | an owl | a song without words
            made: made | mended | painted | bought | borrowed | forgotten | carried home | found in the river
            state: still warm | covered with dust | full of {goods} | quite empty | as good as new | upside down |
                wet with rain | older than the town
            weather
              the rain [had|has] begun again
              snow [was|is] falling
              the moon [was|is] up
              the sun [stood|stands] low
              it [was|is] warm for the season
              the stars [were|are] out
              the sky [was|is] grey
              the whole street [was|is] still
              the evening [was|is] mild

            person
              1 [the|our] {helper}
              1 [the|our] {helper}
              1 [the|our] {helper}
              1 [the|our] {old} {helper}
              1 [the|our] {old} {helper}
              1 {a} {helper} from {place}
              1 [the|our] {helper} who {deed}
            person-plain: 1 [the|our] {helper} | 1 [the|our] {old} {helper}
            people
              2 [the|our] {helpers}
              2 [the|our] {helpers}
              2 [the|our] {old} {helpers}
              2 [the|our] {helpers} from {place}
              2 [the|our] {helpers} who {deed}
              2 {number} {old} {helpers}
            beast
              1 [the|our] {creature}
              1 [the|our] {old} {creature}
              2 [the|our] {creatures}
              2 {number} {creatures}
              2 [the|our] {creatures} that [slept|sleep] near {place}
            deed
              [sold|sells/sell] {goods} at [the|our] market
              [lived|lives/live] next to {place}
              [was/were|is/are] never late
              [swept|sweeps/sweep] the steps of {house}
              [knew|knows/know] {person-plain}
              [had|has/have] once sailed around the world
              [could not|cannot] sleep
              [kept|keeps/keep] {number} {creatures}
              [had|has/have] taught {person-plain} to whistle
            object
              1 [the|our] {noun}
              1 [the|our] {noun}
              1 [the|our] {adjective} {noun}
              1 [the|our] {noun} that {person-plain} [had|has/have] {made}
              1 {a} {adjective} {noun}
              2 [the|our] {nouns}
              2 [the|our] {nouns}
              2 [the|our] {adjective} {nouns}
              2 [the|our] {nouns} that {people} [had|has/have] {made}
            """;

    private Lexicon() {
    }
}
