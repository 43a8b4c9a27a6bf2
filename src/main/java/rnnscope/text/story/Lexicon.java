package rnnscope.text.story;

import java.util.List;

/** The words of the stories: what gets lost, and the grammar's rules for words and noun phrases. */
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
            place: the market | the bridge | the well | the church | the station | the mill | the harbour | the
                inn | the school | the town hall | the orchard | the lighthouse
            house: the church | the station | the mill | the inn | the school | the town hall | the lighthouse
            container: cupboard | drawer | basket | barrel | oven | cellar

            path: along the river | up the narrow stairs | down the hill | through the sleeping streets | over the
                bridge | past the last houses
            manner: slowly | quietly | cheerfully | carefully | at last | without a smile | with a sigh | after a while
            weather: the rain had begun again | snow was falling | the moon was up | the sun stood low | it was
                warm for the season | the stars were out
            sky: the sky was grey | the evening was mild | the morning smelled of bread | the first snow lay on
                the roofs | the whole street was still
            hour: at noon | at dusk | before breakfast | after supper | at midnight
            moment: {hour} | {hour} | early in the morning | when the clock struck {number} | the next day
            sound: the bells | a dog barking | somebody laughing | the stairs creak | an owl | a song without words
            past-state: still warm | covered with dust | full of {goods} | quite empty | as good as new | upside
                down | wet with rain | older than the town
            made: made | mended | painted | bought | borrowed | forgotten | carried home | found in the river
            searched: searched | looked

            person
              1 the {helper}
              1 the {old} {helper}
              1 {a} {helper} from {place}
              1 the {helper} who {deed}
              1 {a} {old} {helper} who {deed}
              1 the {helper} whose {kin} {deed}
            person-plain: 1 the {helper} | 1 the {old} {helper} | 1 {a} {helper} from {place}
            people
              2 the {helpers}
              2 the {helpers} from {place}
              2 the {helpers} who {deed}
              2 {number} {old} {helpers}
            beast
              1 the {creature}
              1 the {creature} that belonged to {person}
              2 the {creatures}
              2 the {number} {creatures} that slept near {place}
            deed
              sold {goods} at the market
              lived next to {place}
              [was/were] never late
              swept the steps of {house}
              knew {person}
              had once sailed around the world
              could not sleep
              kept {number} {creatures}
              had taught {person-plain} to whistle
            object
              1 the {adjective} {noun}
              1 the {noun} that {person} had {made}
              1 {a} {adjective} {noun} from {place}
              2 the {adjective} {nouns}
              2 the {nouns} that {person} had {made}
              2 the {nouns} that {people} had {made}
              2 {number} {adjective} {nouns}
            """;

    private Lexicon() {
    }
}
