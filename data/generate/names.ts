/** Given and family names that go together. Every person made from them is invented. */
export interface NameStock {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const list = (text: string): readonly string[] => text.split(" ");

export const british: NameStock = {
  given: list("Alice Amelia Beth Callum Catherine Charlotte Daniel Eleanor Ewan Fiona Freya George Gemma Grace Hamish Hannah Harriet Harvey Imogen Isla Jack Jamie Joanna Kieran Laura Lewis Lucy Martin Megan Morag Nathan Niall Oliver Owen Phoebe Rhys Rosie Ruth Sian Simon Stuart Tessa Tom Toby Verity"),
  family: list("Abbott Ainsworth Barlow Beckett Birch Bradshaw Calder Chadwick Crossley Dalton Drummond Eastwood Fairley Fenwick Galloway Garside Hadley Hargreaves Haworth Iveson Kershaw Lockwood Lomax Mallory Marsden Mercer Nuttall Ogilvie Pemberton Penrose Quayle Ramsden Rennie Sadler Selby Thackray Tweddle Underhill Wainwright Whitaker Yardley"),
};

export const irish: NameStock = {
  given: list("Aoife Brendan Caoimhe Cathal Ciara Conor Deirdre Donal Eimear Fergal Grainne Maeve Niamh Oisin Orla Padraig Roisin Ronan Sinead Tadhg"),
  family: list("Brannigan Carmody Coughlan Devane Duignan Fallon Geraghty Hanrahan Keaveney Lenihan McGrane Mulhern Nestor Quilty Rafferty Scanlon Tuohy"),
};

export const german: NameStock = {
  given: list("Anke Anton Birgit Carsten Clara Dennis Eva Felix Franziska Greta Hannes Heike Ines Jana Jens Johanna Jonas Julian Katrin Kilian Lea Lennart Lukas Maike Marlene Mathis Moritz Nele Niklas Paula Philipp Ronja Sabine Silke Simon Sven Tanja Till Uwe Vera"),
  family: list("Ahlers Bachmann Behrens Brandl Dietz Eckert Ehlers Fiedler Gerlach Grün Haase Hartwig Hollmann Jansen Kessler Kirchner Kranz Lindner Lohse Maurer Nowack Oppermann Petersen Quandt Reimann Rieger Sauter Schäfer Seidl Steffens Thiele Ullrich Vogt Wagenknecht Weidner Wolters Zeller Zimmer"),
};

export const nordic: NameStock = {
  given: list("Anders Anna Astrid Bjørn Britt Ebba Elin Emil Erik Frida Gustav Hanna Henrik Ida Ingrid Jonas Kari Karin Lars Linnea Magnus Maja Malin Mikkel Nils Oskar Per Petra Sara Signe Siri Solveig Stina Sverre Thea Tove Ulrika Viktor"),
  family: list("Aas Berglund Bakke Brandt Dahl Ekström Engen Falk Forsberg Grønli Hagen Hedlund Holm Isaksen Jørgensen Kvist Lindahl Lunde Moberg Myhre Nordin Nygård Ødegård Palm Rask Rydberg Sandvik Sjögren Skoglund Solberg Strand Sundin Thorsen Torp Vik Wallin Wik Åberg"),
};

export const finnish: NameStock = {
  given: list("Aino Antti Eero Elina Hanna Heikki Ilkka Jari Juho Kaisa Katja Lauri Mari Markku Mika Noora Outi Pekka Riikka Saara Sami Tiina Tuomas Veera"),
  family: list("Ahola Heikkinen Hiltunen Jokinen Kallio Karppinen Koskela Laakso Lehto Mustonen Niemi Oksanen Pesonen Rantala Salmi Tikkanen Uotila Väisänen"),
};

export const dutch: NameStock = {
  given: list("Anouk Bart Bas Coen Daan Eline Femke Floor Gijs Hanneke Jeroen Joost Karlijn Lieke Lotte Maarten Marit Niels Ruben Sanne Sjoerd Tijs Wouter Yara"),
  family: list("Aarts Bakker Blom Boersma Dekker Dijkstra Geerts Hoekstra Huisman Jonker Kok Kuipers Maas Mertens Peeters Postma Schouten Smeets Timmer Verbeek Vermeer Visser Wouters Zijlstra"),
};

export const french: NameStock = {
  given: list("Adèle Alexis Amandine Baptiste Camille Céline Clément Damien Élodie Émile Fabien Florian Gaëlle Hugo Inès Jérôme Julie Léa Lucie Marion Mathilde Nathan Noémie Pauline Quentin Romain Sylvain Théo Valentin Yann"),
  family: list("Aubert Barbier Besson Blanchard Carpentier Chevallier Colin Delmas Dufour Fabre Fontaine Gaillard Garnier Guérin Jacquet Lacroix Lambert Mallet Marchand Moreau Morvan Perrin Picard Rey Roussel Roux Tessier Vasseur"),
};

export const southern: NameStock = {
  given: list("Aitana Alba Andrea Beatriz Bruno Carla Carlos Chiara Davide Elena Enrico Federica Filipe Giulia Gonçalo Iker Inés Irene Joana João Jordi Laia Lorenzo Luca Marta Matteo Miguel Nerea Nuno Paolo Pilar Rita Sara Sofia Tiago Valeria"),
  family: list("Aguilar Almeida Barbieri Benedetti Bianco Cabral Caruso Castells Conti Esposito Ferrer Figueiredo Galli Gallego Iglesias Leone Lozano Marín Marques Molina Moretti Navarro Neves Pascual Pinto Ricci Rossetti Sala Serra Tavares Vidal Villa"),
};

export const polish: NameStock = {
  given: list("Agata Adam Bartosz Dorota Ewa Filip Grzegorz Hanna Igor Jakub Joanna Kacper Kasia Kinga Łukasz Magda Maciej Marta Michał Monika Natalia Oliwia Paweł Piotr Rafał Tomasz Wojciech Zofia"),
  family: list("Adamczyk Banaś Bednarz Bielak Cieślak Gajda Gołąb Górka Jaworek Kaczmarek Kmiecik Kozak Kubiak Kurek Lis Malec Marzec Mazur Michalak Pawlak Pietrzak Rogala Sikora Sobczak Stachura Szulc Tomczak Urban Wilk Wrona Zając Zaremba"),
};

export const american: NameStock = {
  given: list("Aaron Abby Andre Ashley Ben Brianna Brooke Caleb Carmen Chloe Colin Dana Derek Devon Emily Erin Gabriel Heather Ian Jasmine Jenna Jesse Jordan Kayla Kevin Kyle Leah Luis Marcus Maya Megan Miles Naomi Noah Paige Rachel Ryan Shawn Sierra Tara Travis Tyler Vanessa Wes Zach"),
  family: list("Alvarez Baird Barrett Beaulieu Bishop Boyd Calloway Castillo Chen Coleman Conrad Delgado Dunbar Ellison Foley Gagnon Gibbons Hayes Hendricks Holloway Ibarra Keller Kim Lam Langford Leblanc Maddox McKay Nakamura Nguyen Okafor Osborne Park Pruitt Reyes Sandoval Shah Sutter Tremblay Tran Vargas Whitlock Yoder"),
};

export const indian: NameStock = {
  given: list("Aditi Ajay Amit Ananya Anil Arjun Deepa Divya Gaurav Isha Kavita Kiran Lakshmi Manish Meera Neha Nikhil Pooja Pranav Priya Rahul Rajesh Ravi Rohan Sanjay Shreya Sneha Suresh Swati Tanvi Varun Vidya Vikram Vivek"),
  family: list("Apte Bhat Chavan Damle Deshmukh Deshpande Gadgil Gokhale Iyer Jadhav Joshi Kale Kamat Karve Khare Kulkarni Limaye Mane Marathe Mehta Menon Naik Nair Patil Pillai Ranade Rao Sathe Shenoy Shinde Tambe Vaidya"),
};
