/** Subject lines by department; templates of `say`. */
export const departments: Readonly<Record<string, readonly string[]>> = {
  Engineering: ["Drawing {part} rev {rev}", "Tolerance on {part}", "Test bench booking [week {week}|{weekday}]", "{model}: vibration at {rpm} rpm", "Seal material for {model}", "Review of {part} [before release|{weekday}]", "CAD licence [again|renewal]", "Prototype {model} [arrived|delayed|ready for test]", "Question on drawing {part}", "Change request {number}", "Bearing life {model}", "Impeller trials, results", "3D print of {part}", "{model} efficiency curve"],
  Production: ["Line {line} stop {weekday}", "Shift plan week {week}", "Missing parts for order {number}", "Line {line}: output {weekday}", "Torque wrench calibration", "{model}: build sequence", "Scrap numbers week {week}", "Tooling for {part}", "Changeover line {line}", "Overtime {weekday}?", "Spare gearbox line {line}", "Packing instruction {model}", "5S round {weekday}"],
  Quality: ["Deviation {number}", "8D report {number}", "Incoming inspection {part}", "Audit preparation week {week}", "Complaint {customer} {number}", "Measuring report {part}", "Gauge {line} out of tolerance", "Certificate 3.1 for {number}", "Release of {model}", "Supplier rating {supplier}", "Sample parts {supplier}"],
  Sales: ["Offer {customer} {number}", "{customer}: discount?", "Visit {customer} {weekday}", "Forecast {month}", "{customer} asks for {model}", "Price list {month}", "Tender {customer}", "Delivery date for {customer}", "Order {number} confirmed", "Pipeline {month}", "{customer}: contract draft", "Fair stand, layout", "Reference for {model}"],
  "Customer Service": ["Ticket {number}", "Spare part {part} for {customer}", "Return {number}", "{customer}: pump noisy", "Field visit {customer}", "Manual {model}, page {line}", "Warranty case {number}", "{customer} waiting since {weekday}", "Exchange unit {model}", "Hotline rota week {week}", "Repair quote {number}"],
  Finance: ["Invoice {number}", "Cost centre {line}0{line}", "Closing {month}", "Missing PO for {number}", "Payment {supplier}", "Budget {month}, comments", "Travel expenses {month}", "Accruals {month}", "Credit note {number}", "Stock value {month}", "Exchange rates {month}", "Asset list, please check"],
  Purchasing: ["Order {number} to {supplier}", "{supplier}: new prices", "Lead time {part}", "Second source for {part}", "{supplier} visit {weekday}", "Castings from {supplier}", "Contract {supplier}", "Minimum quantity {part}", "RFQ {number}", "Late delivery {supplier}", "Steel price {month}"],
  IT: ["Access to {system}", "{system} slow since {weekday}", "New laptop", "Printer hall {line}", "{system} update {weekday}", "Password reset", "Licence {system}", "Backup check week {week}", "Meeting room screen", "{system}: wrong figures", "Phones {weekday}", "Interface {system}, error {number}"],
  Logistics: ["Truck {weekday} {clock}", "Pick list {number}", "Customs papers {number}", "Container to {customer}", "Pallets missing", "Stock count hall {line}", "Express for {customer}", "Carrier price {month}", "Delivery note {number}", "Forklift hall {line}", "Label printer", "Space in hall {line}"],
  "People and Culture": ["Interview {weekday} {clock}", "Job ad {role}", "Onboarding week {week}", "Training {month}", "Contract {role}", "Candidate for {role}", "Holiday balance", "Mentor programme", "Working time sheet {month}", "Apprentices week {week}", "Course list {month}"],
};

/** What goes back and forth everywhere. */
export const anywhere: readonly string[] = ["Lunch?", "Quick question", "Call {weekday} {clock}?", "Minutes {weekday}", "Agenda {weekday}", "{weekday} meeting moved to {clock}", "File for {weekday}", "Can you look at this?", "Numbers for {month}", "Project {project}: open points", "{project} next steps", "Thanks for today", "Who knows {system}?", "Room {line} {weekday}", "As discussed", "Slides {project}", "Short update", "Before I forget"];

/** Sent to many. */
export const circulars: readonly string[] = ["{project}: status week {week}", "Weekly note, week {week}", "{project}: decisions from {weekday}", "Stand-up notes {weekday}", "{model} launch, who does what", "Release notes {system}, week {week}", "Round-up {month}", "Lessons from {customer}", "Planned outage {system} {weekday}", "Figures week {week}", "{project}: please comment until {weekday}", "Invitation: open hour {weekday} {clock}", "New in {month}", "Delivery situation week {week}", "Questions answered, week {week}", "Photo from {customer}"];

export const slots: Readonly<Record<string, readonly string[]>> = {
  part: ["A-2041", "A-2077", "B-1180", "B-1193", "C-310", "C-322", "D-5508", "D-5540", "E-907", "F-4416", "F-4471", "H-233"],
  rev: ["B", "C", "D", "E", "F"],
  rpm: ["1450", "1800", "2900", "3000"],
  model: ["NV 40", "NV 65", "NV 80", "NV 120", "Tide 2", "Tide 3", "Rill", "Rill XS"],
  line: ["2", "3", "4", "5", "6", "7"],
  customer: ["Aquaduct", "Brunnby", "Cartwell", "Delmar Water", "Hexagon Foods", "Kestle", "Lagerhaus Nord", "Meridian", "Norrland Kraft", "Ostrava Glass", "Pellworm", "Sundial Dairy", "Triton Marine", "Wexley"],
  supplier: ["Castelo", "Gudmar", "Hamra", "Ilmo", "Kolben", "Orsa", "Rexfield", "Stalbo", "Tekna", "Vulcan Castings"],
  system: ["the ERP", "the CRM", "SharePoint", "the PLM", "the time clock", "the ticket system", "the intranet", "VPN"],
  project: ["Bluewater", "Compass", "Harbour", "Lighthouse", "Pune line", "Rill XS", "Greenfield", "Two bins"],
  role: ["welder", "buyer", "test engineer", "controller", "planner", "service technician", "sales engineer"],
  clock: ["9:00", "9:30", "10:00", "11:00", "13:00", "13:30", "14:00", "15:00"],
  weekday: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
};
